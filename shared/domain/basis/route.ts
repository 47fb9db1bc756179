import { assertNever } from '../base/assertNever';
import { addYears, compareDates, localDate } from '../base/localDate';
import type { BasisRow } from '../law/basisRules';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { BasisAnswers, BasisDecision } from './slice';

/** What the desk already knows when the three questions are put. */
export interface RouteContext {
  readonly requesterKind: string;
  /** `YYYY-MM-DD`. */
  readonly patientDateOfBirth: string;
  readonly receivedOn: string;
  readonly pack: RulePack;
  /** The form that came, where it is a known one. */
  readonly form?: string | undefined;
}

/** A decision but for its clock. */
export type RoutedBasis = Omit<BasisDecision, 'due'>;

export type Route =
  | { readonly covered: true; readonly basis: RoutedBasis }
  | {
      readonly covered: false;
      /** The row of the requester matrix it seems to be, or `UNKNOWN`. */
      readonly row: string;
      readonly title: string;
      readonly sentence: string;
      readonly citation: string;
    };

/**
 * The legal door a request comes through: who signed, where it goes, what paper came, and who
 * asks. Anything this desk cannot decide is named in words and held, never guessed.
 */
export function routeBasis(answers: BasisAnswers, context: RouteContext): Route {
  const rowId = rowOf(answers, context);
  const row = context.pack.rows.find((one) => one.id === rowId);
  if (row) return { covered: true, basis: decisionOf(row, answers, context.pack) };
  const uncovered = context.pack.uncovered.find((one) => one.id === rowId);
  if (!uncovered) throw new Error(`rule pack has no row ${rowId}`);
  const { id, title, sentence, citation } = uncovered;
  return { covered: false, row: id, title, sentence, citation };
}

/** Younger than the age of majority on a day. */
function isMinor(dateOfBirth: string, on: string, majorityAge: number): boolean {
  return compareDates(localDate(on), addYears(localDate(dateOfBirth), majorityAge)) < 0;
}

function decisionOf(row: BasisRow, answers: BasisAnswers, pack: RulePack): RoutedBasis {
  return {
    kind: row.kind,
    row: row.id,
    sentence: row.sentence,
    citation: row.citation,
    ruleId: ruleIdOf(pack, row.id),
    documents: [...row.documents],
    needsAuthorization: row.needsAuthorization,
    accountable: row.accountable,
    minimumNecessary: row.minimumNecessary,
    answers,
  };
}

/** Legal process first: a subpoena stays one, whoever signed what beside it. */
function rowOf(answers: BasisAnswers, context: RouteContext): string {
  if (answers.paper === 'subpoena') return 'R10';
  if (answers.paper === 'court-order') return 'R11';
  return answers.goesTo === 'third-party'
    ? thirdPartyRow(answers, context)
    : ownCopyRow(actingFor(answers, context), context);
}

/** Who stands for the patient here; an oral request at the counter has no signer. */
function actingFor({ signer }: BasisAnswers, { requesterKind }: RouteContext): string {
  return signer === 'patient' || signer === 'representative' ? signer : requesterKind;
}

/** The copy goes to the patient or to whoever stands in for the patient: access. */
function ownCopyRow(who: string, context: RouteContext): string {
  const minor = isMinorPatient(context);
  if (who === 'patient') return minor ? 'R04' : 'R01';
  if (who === 'representative') return minor ? 'R03' : 'R02';
  return 'R36';
}

function thirdPartyRow(answers: BasisAnswers, context: RouteContext): string {
  switch (answers.paper) {
    case 'authorization':
      return authorizationRow(answers, context);
    case 'provider-letter':
      return context.requesterKind === 'provider' ? 'R25' : withoutAuthorization(answers, context);
    case 'other':
    case 'subpoena':
    case 'court-order':
      return 'UNKNOWN';
    case 'none':
    case 'access-request':
      return withoutAuthorization(answers, context);
    default:
      return assertNever(answers.paper, 'paper');
  }
}

function authorizationRow({ signer }: BasisAnswers, context: RouteContext): string {
  if (signer === 'patient' && isMinorPatient(context)) return 'R04';
  if (context.form === 'ssa-827') return 'R20';
  return authorizationRowOf(context.requesterKind);
}

function authorizationRowOf(requesterKind: string): string {
  if (requesterKind === 'attorney') return 'R08';
  return requesterKind === 'insurer' ? 'R09' : 'R40';
}

/** No authorization came. Either another door is open, or the row says that one is needed. */
function withoutAuthorization(answers: BasisAnswers, context: RouteContext): string {
  const who = actingFor(answers, context);
  switch (who) {
    case 'patient':
    case 'representative':
      return 'R07';
    case 'provider':
      return 'R25-LETTER';
    case 'insurer':
      return 'R17';
    default:
      return authorizationRowOf(who);
  }
}

function isMinorPatient({ patientDateOfBirth, receivedOn, pack }: RouteContext): boolean {
  if (pack.majorityAge === undefined) throw new Error('rule pack has no age of majority');
  return isMinor(patientDateOfBirth, receivedOn, pack.majorityAge);
}
