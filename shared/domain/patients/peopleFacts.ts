import type { SignerRelation } from '../law/peopleRules';
import {
  authorityOf,
  isDecidedAgainst,
  orderBars,
  type AuthorityContext,
  type AuthorityStanding,
  type SignerAuthority,
} from './authority';
import { entriesOf, inForceOf, type PatientEntries } from './inForce';
import type { ChosenSigner } from './peopleSlice';
import type { EntryOf } from './slice';

export interface PeopleFacts {
  readonly patientIsDeceased: boolean | undefined;
  readonly patientIsEmancipated: boolean | undefined;
  readonly signerAuthority: SignerAuthority | undefined;
  readonly signerRelation: SignerRelation | undefined;
  readonly signerOnRecord: string | undefined;
  readonly courtOrderBars: boolean | undefined;
  /** Never `false`: the record may not know of it. */
  readonly selfPayRestriction: true | undefined;
  readonly otherRestriction: boolean | undefined;
  readonly litigationHold: boolean | undefined;
  readonly abuseConcernDecided: boolean | undefined;
}

/** Nobody has said which patient this is: every answer is open. */
const unclear: PeopleFacts = {
  patientIsDeceased: undefined,
  patientIsEmancipated: undefined,
  signerAuthority: undefined,
  signerRelation: undefined,
  signerOnRecord: undefined,
  courtOrderBars: undefined,
  selfPayRestriction: undefined,
  otherRestriction: undefined,
  litigationHold: undefined,
  abuseConcernDecided: undefined,
};

export interface PeopleQuestion extends Omit<AuthorityContext, 'entries'> {
  /** `undefined` while nobody has said which of several patients it is. */
  readonly entries: PatientEntries | undefined;
  readonly signer: ChosenSigner | undefined;
  /** Empty where the patient asks. */
  readonly requesterName: string;
}

/** The people of a patient as they stand today, for one request. */
export interface PeopleStanding {
  readonly facts: PeopleFacts;
  /** Absent where the patient signs or nobody was chosen. */
  readonly authority?: AuthorityStanding | undefined;
  readonly signer?: EntryOf<'authority'> | undefined;
}

export function peopleStanding(asked: PeopleQuestion): PeopleStanding {
  const { entries, signer: chosen } = asked;
  if (!entries) return { facts: unclear };
  const context = { ...asked, entries, facts: { ...asked.facts, ...ofPatient(entries, asked.today) } }; // prettier-ignore
  const signer = signerIn(entries, chosen);
  const authority = signer && authorityOf(signer, context);
  const facts = { ...ofPatient(entries, asked.today), ...ofSigner(context, signer, authority) };
  return { facts, authority, signer };
}

/** The entry that stands for the chosen one today: a correction takes the place of what it corrects. */
export function signerIn(
  entries: PatientEntries,
  chosen: ChosenSigner | undefined,
): EntryOf<'authority'> | undefined {
  if (chosen?.kind !== 'authority') return undefined;
  let id: string | undefined = chosen.entryId;
  for (let entry = entries.find((one) => one.id === id); entry?.correctedBy;) {
    id = entry.correctedBy;
    entry = entries.find((one) => one.id === id);
  }
  return entriesOf(entries, 'authority').find((entry) => entry.id === id);
}

type OfPatient = Pick<
  PeopleFacts,
  | 'patientIsDeceased'
  | 'patientIsEmancipated'
  | 'selfPayRestriction'
  | 'otherRestriction'
  | 'litigationHold'
>;

/**
 * What the desk was never told counts as not so: the chart is where it would stand. What a patient
 * paid for alone stands in the bills, so there the silence of the record answers nothing.
 */
function ofPatient(entries: PatientEntries, today: string): OfPatient {
  const restrictions = inForceOf(entries, 'restriction', today);
  return {
    patientIsDeceased: inForceOf(entries, 'deceased', today).length > 0,
    patientIsEmancipated: inForceOf(entries, 'emancipated', today).length > 0,
    selfPayRestriction: restrictions.some(({ fact }) => fact.type === 'self-pay') || undefined,
    otherRestriction: restrictions.some(({ fact }) => fact.type === 'agreed'),
    litigationHold: inForceOf(entries, 'hold', today).length > 0,
  };
}

type Asked = Omit<PeopleQuestion, 'entries'> & { readonly entries: PatientEntries };

function ofSigner(
  asked: Asked,
  signer: EntryOf<'authority'> | undefined,
  authority: AuthorityStanding | undefined,
) {
  const names = [asked.requesterName, signer?.fact.who ?? ''].filter((name) => name !== '');
  const patientSigns = asked.signer?.kind === 'patient';
  return {
    signerAuthority: authority?.signerAuthority ?? (patientSigns ? ('none' as const) : undefined),
    signerRelation: authority?.signerRelation,
    signerOnRecord: signer?.fact.who,
    courtOrderBars: names.length === 0 ? barsSomebody(asked) : anyBarred(names, asked),
    abuseConcernDecided: names.some((name) => isDecidedAgainst(name, asked)),
  };
}

/** Who signs and who asks are looked at both: an order about one is not lifted by the paper of the other. */
function anyBarred(names: readonly string[], asked: Asked): boolean | undefined {
  const bars = names.map((name) => orderBars(name, asked));
  if (bars.includes(true)) return true;
  return bars.includes(undefined) ? undefined : false;
}

/** Nobody is named: an order in force may be about whoever asks. */
function barsSomebody({ entries, today }: Asked): boolean | undefined {
  return inForceOf(entries, 'order', today).length > 0 ? undefined : false;
}

/** Entries somebody else than the patient stands behind, for the band: neutral words only. */
export function alertsOf(entries: PatientEntries, today: string): readonly string[] {
  const alerts = inForceOf(entries, 'alert', today).map(({ fact }) => fact.words);
  const orders = inForceOf(entries, 'order', today).map(
    ({ fact }) => `A court order is on file${fact.whom === '' ? '' : ` about ${fact.whom}`}.`,
  );
  const lookAlikes = inForceOf(entries, 'look-alike', today).map(
    ({ fact }) => `Easily taken for ${fact.other}: compare name and date of birth.`,
  );
  return [...alerts, ...orders, ...lookAlikes];
}
