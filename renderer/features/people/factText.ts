import type { PeopleView } from '../../../shared/contract/patients';
import type { FactOf, PatientFact } from '../../../shared/domain/patients/slice';
import { longDate } from '../../app/ui/dates';
import { kinds } from './factFields';

interface FactText {
  readonly title: string;
  readonly details: readonly string[];
}

/** What is recorded, as it stands in the list. */
export function factText(fact: PatientFact, people: PeopleView): FactText {
  const { title, details } = wordsOf(fact, people);
  const more = [periodText(fact), 'note' in fact ? fact.note : ''];
  return { title, details: [...details, ...more].filter((text) => text !== '') };
}

function wordsOf(fact: PatientFact, people: PeopleView): FactText {
  if (fact.kind === 'authority') return { title: fact.who, details: authorityText(fact, people) };
  const { title } = kinds[fact.kind];
  return { title, details: [plainText(fact)] };
}

function authorityText(fact: FactOf<'authority'>, people: PeopleView): string[] {
  const capacity = people.capacities.find(({ id }) => id === fact.capacity)?.title ?? '';
  const kin = people.kinships.find(({ id }) => id === fact.kinship)?.title ?? '';
  const seen = people.proofs.filter(({ id }) => fact.proofs.includes(id));
  return [
    [capacity, kin].filter((text) => text !== '').join(': '),
    fact.scope === 'limited' ? `Only: ${fact.scopeText}` : '',
    seen.length > 0 ? `Seen: ${seen.map(({ title }) => title).join(', ')}` : '',
  ];
}

const effects = {
  everything: 'closes all records to',
  some: 'closes some records to',
  unknown: 'has not been read yet; it is about',
} as const;

type Plain = Exclude<PatientFact, { readonly kind: 'authority' }>;

const texts: { readonly [K in Plain['kind']]: (fact: FactOf<K>) => string } = {
  order: (fact) =>
    [
      `It ${effects[fact.effect]} ${fact.whom || 'somebody it does not name'}`,
      fact.limits,
      fact.court,
    ]
      .filter((text) => text !== '')
      .join('; '),
  confidential: ({ address, phone }) => [address, phone].filter((text) => text !== '').join('; '),
  restriction: ({ type, about }) =>
    type === 'self-pay' ? `Paid alone in full: ${about}` : `Agreed: ${about}`,
  amendment: ({ about }) => about,
  hold: ({ matter }) => matter,
  deceased: ({ diedOn }) => longDate(diedOn),
  emancipated: ({ how }) => how,
  alert: ({ words }) => words,
  'look-alike': ({ other }) => other,
  abuse: ({ whom, decision, reason }) =>
    `${whom} ${decision === 'not-a-representative' ? 'is not treated as' : 'stays'} the patient’s representative: ${reason}`,
};

/** The kind picks the words that know its shape; the union cannot say so. */
function plainText(fact: Plain): string {
  return texts[fact.kind](fact as never);
}

function periodText(fact: PatientFact): string {
  const from = 'from' in fact && fact.from !== '' ? `from ${longDate(fact.from)}` : '';
  const to = 'to' in fact && fact.to !== '' ? `to ${longDate(fact.to)}` : '';
  return [from, to].filter((text) => text !== '').join(' ');
}
