import type { GateLine } from '../release/gate';
import { federalRule } from './authority';
import type { PatientEntries } from './inForce';
import {
  amendmentPoints,
  confidentialAddress,
  holdPoints,
  restrictionPoints,
  type OpenPoint,
  type PointsQuestion,
} from './standsInWay';

/** What the lines about the patient's people look at, gathered at the moment of release. */
export interface PeopleGateFacts extends Omit<PointsQuestion, 'entries'> {
  /** `undefined` while nobody has said which of several patients this is. */
  readonly entries: PatientEntries | undefined;
  /** Who signed the authorization, where one is used. */
  readonly formSigner?: string | undefined;
  /** Where the patient's own copy goes by mail; empty where it is not mailed to the patient. */
  readonly mailedTo: string;
}

/** Each is asked anew at the release; what nobody has answered stops it. */
export function peopleLines(facts: PeopleGateFacts): readonly GateLine[] {
  const { entries } = facts;
  if (!entries) return [unclearLine];
  const known = { ...facts, entries };
  return [
    green('patient', 'It is clear which patient this is.'),
    authorityLine(known),
    pointsLine(restrictionPoints(known), restrictionWords),
    addressLine(known),
    pointsLine(holdPoints(known), holdWords),
    pointsLine(amendmentPoints(known), amendmentWords),
  ];
}

function green(id: string, sentence: string): GateLine {
  return { id, ok: true, sentence };
}

function red(id: string, sentence: string, label: string): GateLine {
  return { id, ok: false, sentence, fix: { label, step: 'people' } };
}

const unclearLine = red(
  'patient',
  'The desk knows somebody who may be this patient; say whether it is.',
  'Say which patient it is',
);

type Known = PeopleGateFacts & { readonly entries: PatientEntries };

function authorityLine(facts: Known): GateLine {
  const id = 'authority';
  const { people, standing, packs } = facts;
  if (!needsAuthority(facts)) return orderLine(facts);
  if (people?.signer?.kind === 'patient') {
    const died = standing.facts.patientIsDeceased !== false;
    const { sentence } = federalRule(packs, died ? 'P37' : 'P38', {});
    return died ? red(id, sentence, 'Choose who signs') : green(id, sentence);
  }
  const { authority } = standing;
  if (!authority) return red(id, federalRule(packs, 'P25', {}).sentence, 'Choose who signs');
  if (authority.answer === 'met') return green(id, authority.sentence);
  return red(id, authority.sentence, 'Look at the authority');
}

/** Somebody asks or signed in the patient's place, or the patient can no longer sign. */
function needsAuthority({ facts, people, standing, formSigner }: Known): boolean {
  const asks = facts.requesterKind === 'representative';
  const signed = facts.signer === 'representative' || formSigner === 'representative';
  const died = standing.facts.patientIsDeceased === true && facts.requesterKind === 'patient';
  return asks || signed || died || people?.signer?.kind === 'authority';
}

/** Nobody acts for the patient; but whom a court keeps from the records gets none in another way. */
function orderLine({ standing, facts, packs, requesterName }: Known): GateLine {
  const { courtOrderBars } = standing.facts;
  if (facts.requesterKind === 'patient' || courtOrderBars === false) {
    return green('authority', 'Nobody acts in the patient’s place.');
  }
  const rule = courtOrderBars ? 'P20' : 'P21';
  const { sentence } = federalRule(packs, rule, { who: requesterName });
  return red('authority', sentence, 'Look at the order');
}

interface PointWords {
  readonly id: string;
  readonly none: string;
  readonly settled: string;
  readonly fix: string;
}

const restrictionWords: PointWords = {
  id: 'restriction',
  none: 'No restriction stands in the way.',
  settled: 'The restrictions were looked at and decided.',
  fix: 'Decide on the restriction',
};

const holdWords: PointWords = {
  id: 'hold',
  none: 'No litigation hold is on these records.',
  settled: 'A litigation hold is on these records; the privacy officer has seen this request.',
  fix: 'Show it to the privacy officer',
};

const amendmentWords: PointWords = {
  id: 'amendments',
  none: 'No amendment or statement has to go along.',
  settled: 'The amendments and statements that must go along were ticked.',
  fix: 'Put the paper with the records',
};

function pointsLine(points: readonly OpenPoint[], words: PointWords): GateLine {
  const open = points.find(({ settled }) => !settled);
  if (open) return red(words.id, open.sentence, words.fix);
  return green(words.id, points.length === 0 ? words.none : words.settled);
}

/** 45 CFR 164.522(b): the clinic calls the number in the chart before it sends anywhere else. */
function addressLine({ entries, today, people, mailedTo, packs }: Known): GateLine {
  const id = 'address';
  const asked = confidentialAddress(entries, today);
  if (!asked || mailedTo.trim() === '') return green(id, 'No other address was asked for.');
  const { address } = asked.fact;
  if (sameAddress(address, mailedTo)) return green(id, 'It goes to the address the patient asked for.'); // prettier-ignore
  if (people?.address && sameAddress(people.address.address, mailedTo)) {
    return green(id, 'The patient confirmed the address by telephone.');
  }
  return red(id, federalRule(packs, 'P31', { about: address }).sentence, 'Call the patient');
}

export function sameAddress(a: string, b: string): boolean {
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase(); // prettier-ignore
  return plain(a) === plain(b);
}
