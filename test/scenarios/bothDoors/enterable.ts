import type { CaseGiven } from '../../../shared/core/decide/caseFile';
import { feeGivenSchema } from '../../../shared/core/decide/money';

type Facts = NonNullable<CaseGiven['facts']>;

/** What a clerk can enter on the screens of the desk; a case that gives more is not played there. */
const enteredFields = new Set<keyof CaseGiven>([
  ...(['receivedOn', 'today', 'clinic', 'patient', 'requester', 'recipient', 'answers'] as const),
  ...(['facts', 'overrideRow', 'service', 'asked', 'authorization', 'answered'] as const),
  ...(['revokedOn', 'pages', 'fee', 'release'] as const),
]);

/** Facts that stand on the intake form, in the clinic’s profile, or are asked of protected pages. */
const enteredFacts = new Set([
  ...['medium', 'delivery', 'channel', 'deliverTo', 'papers', 'identityChecked', 'recipientState'],
  ...['clinicIsPart2Program', 'physiciansAreOsteopathic'],
]);

export const mostPages = 30;

/** A case with everything the desk always knows besides; `pages` are those of its chart. */
export interface EnteredCase {
  readonly given: CaseGiven;
  readonly pages: number;
}

/**
 * The case as somebody at the desk would enter it; undefined where the desk has no place for what
 * it gives. An intake form is never silent about the copy and the way, so the case says them, too.
 */
export function asEntered(
  asked: CaseGiven,
  gateFacts: ReadonlySet<string>,
): EnteredCase | undefined {
  const given = byItsRow(asked);
  const pages = chartPages(given);
  if (!isEnterable(given, gateFacts) || pages > mostPages) return undefined;
  return {
    pages,
    given: {
      ...given,
      requester: requesterOf(given),
      ...{ answers: given.answers ?? {}, pages: given.pages ?? [] },
      facts: { ...typedFacts(given), ...given.facts },
      goingOut: [{ title: chartTitle, from: '', to: '' }],
      fee: { ...feeGivenSchema.parse(given.fee ?? {}), answers: { ...given.fee?.answers, pages } },
      release: {
        ...{ pages: { total: pages, looked: 0 }, sheets: [], marksUnresolved: 0 },
        records: { documents: 1, complete: true, isPart: false },
        denial: { told: false, pageGoes: false, isReviewed: false },
        ...{ authorizationAccepted: false, recipientMatches: true },
      },
    },
  };
}

/** A case that names its row is one whose row a manager chose. */
function byItsRow(given: CaseGiven): CaseGiven {
  const { basisRow } = given.facts ?? {};
  if (given.answers !== undefined || typeof basisRow !== 'string') return given;
  return {
    ...given,
    facts: without(given.facts, ['basisKind', 'basisRow']),
    overrideRow: basisRow,
  };
}

export function without(facts: Facts = {}, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}

export const chartTitle = 'Office chart';

function isEnterable(given: CaseGiven, gateFacts: ReadonlySet<string>): boolean {
  const { facts = {}, pages = [], requester, fee, recipient } = given;
  const fields = Object.keys(given) as (keyof CaseGiven)[];
  return (
    fields.every((field) => given[field] === undefined || enteredFields.has(field)) &&
    (given.answers !== undefined || given.overrideRow !== undefined) &&
    Object.keys(facts).every((fact) => enteredFacts.has(fact) || gateFacts.has(fact)) &&
    pages.every((page) => page.ageAtService === undefined && isPlain(page)) &&
    (requester.kind === 'patient' || requester.name !== '') &&
    (recipient === undefined || facts['deliverTo'] === undefined) &&
    (fee === undefined ||
      (fee.money === undefined && fee.schedules.length === 0 && fee.payer === undefined)) &&
    facts['delivery'] !== 'mail'
  );
}

/** Marks and a professional’s word have a screen each; here a page has its tags. */
function isPlain(page: NonNullable<CaseGiven['pages']>[number]): boolean {
  const { otherPersonMarked, professionalDecision, covered, answered } = page;
  return (
    answered && [otherPersonMarked, professionalDecision, covered].every((one) => one === undefined)
  );
}

function chartPages({ fee, pages = [] }: CaseGiven): number {
  const tagged = pages.reduce((sum, { count }) => sum + count, 0);
  const charged = fee?.answers['pages'];
  return Math.max(tagged, typeof charged === 'number' ? charged : 2);
}

/** The desk calls the patient who asks by the name in the chart. */
function requesterOf({ requester, patient }: CaseGiven): CaseGiven['requester'] {
  if (requester.kind !== 'patient') return requester;
  return { ...requester, name: `${patient.givenName} ${patient.familyName}` };
}

function typedFacts({ recipient, pages = [] }: CaseGiven): Facts {
  return {
    ...{ medium: 'paper', delivery: 'pick-up', channel: 'walk-in', papers: [] },
    deliverTo: recipient === undefined ? 'requester' : 'other',
    categories: [...new Set(pages.flatMap(({ category }) => category))],
  };
}
