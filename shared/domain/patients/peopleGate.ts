import type { GateLine, GateLineId } from '../release/gateLine';
import { federalRule, isDecidedAgainst, orderBars } from './authority';
import { samePerson, type PatientEntries } from './inForce';
import {
  amendmentPoints,
  confidentialAddress,
  handsOf,
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

function green(id: GateLineId, sentence: string): GateLine {
  return { id, ok: true, sentence };
}

function red(id: GateLineId, sentence: string, label: string): GateLine {
  return { id, ok: false, sentence, fix: { label, step: 'people' } };
}

const unclearLine = red(
  'patient',
  'The desk knows somebody who may be this patient; say whether it is.',
  'Say which patient it is',
);

type Known = PeopleGateFacts & { readonly entries: PatientEntries };

function authorityLine(facts: Known): GateLine {
  const barred = barredLine(facts);
  if (barred) return barred;
  if (!needsAuthority(facts)) return green('authority', 'Nobody acts in the patient’s place.');
  return facts.people?.signer?.kind === 'patient' ? patientSigns(facts) : actsLine(facts);
}

function patientSigns(facts: Known): GateLine {
  const { standing, packs } = facts;
  if (anotherSigned(facts) || isUnderAge(facts)) {
    return red('authority', federalRule(packs, 'P25', {}).sentence, 'Choose who signs');
  }
  const died = standing.facts.patientIsDeceased !== false;
  const { sentence } = federalRule(packs, died ? 'P37' : 'P38', {});
  return died ? red('authority', sentence, 'Choose who signs') : green('authority', sentence);
}

/** Who signed in the patient's place must show an authority, whoever was chosen (164.514(h)(1)). */
function anotherSigned({ facts, formSigner }: Known): boolean {
  return facts.signer === 'representative' || formSigner === 'representative';
}

/** A minor signs alone once emancipated, or for care of their own (45 CFR 164.502(g)(3)(i)). */
function isUnderAge({ facts, standing }: Known): boolean {
  const standsAlone = facts.minorStands === 'own-consent' || facts.minorStands === 'emancipated';
  const isFree = standing.facts.patientIsEmancipated === true || standsAlone;
  return facts.patientIsMinor === true && !isFree;
}

function actsLine(facts: Known): GateLine {
  const id = 'authority';
  const { authority } = facts.standing;
  if (!authority) return red(id, federalRule(facts.packs, 'P25', {}).sentence, 'Choose who signs');
  if (authority.answer !== 'met') return red(id, authority.sentence, 'Look at the authority');
  return otherAsksLine(facts) ?? green(id, authority.sentence);
}

/** Somebody asks or signed in the patient's place, or the patient can no longer sign. */
function needsAuthority(known: Known): boolean {
  const { facts, people, standing } = known;
  const asks = facts.requesterKind === 'representative';
  const signed = anotherSigned(known);
  const died = standing.facts.patientIsDeceased === true && facts.requesterKind === 'patient';
  return asks || signed || died || people?.signer?.kind === 'authority';
}

/**
 * Who asks, who signs and who receives are looked at one by one: whom a court keeps from the records
 * gets none in another way. That a professional does not treat somebody as representative
 * (45 CFR 164.502(g)(5)) counts where somebody acts for the patient.
 */
function barredLine(facts: Known): GateLine | undefined {
  const names = handsOf(facts);
  const barred = names.find((who) => orderBars(who, facts) === true);
  if (barred !== undefined) return barring(facts, 'P20', barred);
  const against = names.find((who) => isDecidedAgainst(who, facts));
  if (against !== undefined && needsAuthority(facts)) return barring(facts, 'P22', against);
  const open = names.find((who) => orderBars(who, facts) === undefined);
  return open === undefined ? undefined : barring(facts, 'P21', open);
}

function barring({ packs }: Known, rule: 'P20' | 'P21' | 'P22', who: string): GateLine {
  const fix = rule === 'P22' ? 'Look at the authority' : 'Look at the order';
  return red('authority', federalRule(packs, rule, { who }).sentence, fix);
}

/** The paper of one person is no proof for another who asks. */
function otherAsksLine({ facts, people, standing, requesterName }: Known): GateLine | undefined {
  const other = whoElseAsks({ facts, people, standing, requesterName });
  if (!other || other.reason !== undefined) return undefined;
  const { requester, who } = other;
  const sentence = `${requester} asks, and the authority that was chosen is that of ${who}.`;
  return red('authority', sentence, 'Choose who signs');
}

/** A representative asks on the paper of somebody else; `reason`: why, where somebody has said so. */
export interface OtherAsks {
  readonly requester: string;
  readonly who: string;
  readonly reason?: string | undefined;
}

export function whoElseAsks({
  facts,
  people,
  standing,
  requesterName: requester,
}: Pick<PeopleGateFacts, 'facts' | 'people' | 'standing' | 'requesterName'>):
  OtherAsks | undefined {
  const who = standing.signer?.fact.who;
  if (facts.requesterKind !== 'representative' || who === undefined) return undefined;
  if (samePerson(who, requester)) return undefined;
  const said = people?.signer?.otherAsks;
  return { requester, who, reason: said?.requester === requester ? said.reason : undefined };
}

interface PointWords {
  readonly id: GateLineId;
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
