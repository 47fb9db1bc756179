import type { CheckOutcome } from '../contract/request';
import type { CheckContext } from '../domain/authorization/checkAuthorization';
import { emptyAuthorizationFacts, type AuthorizationFacts } from '../domain/authorization/facts';
import { revocationInForce } from '../domain/authorization/revocation';
import { isDefect, judgeAuthorization } from '../domain/authorization/verdict';
import { localDate } from '../domain/base/localDate';
import type { PacksInForce } from '../domain/law/pack';
import type { BasisAnswers, BasisDecision } from '../domain/basis/slice';
import { accountability, type Accountability } from '../domain/disclosure/accountable';
import type { IntakeFacts } from '../domain/intake/slice';
import type { RequestState } from '../domain/request/state';

import { packsFor } from '../rules/packFor';
import { calendarDate } from './calendar';
import { asLogged, clinicOf, todayOf, type OpenDesk } from './context';
import { asDecision, decideBasis } from './decide';
import { libraryOf } from './library';
import { recipientOf } from './parties';

/** The authorization form as it stands today. Computed at each call, never stored. */
export interface AuthorizationStanding {
  readonly checks: CheckOutcome[];
  readonly valid: boolean;
  /** `Valid until Mar 4, 2027`, `3 defects`. */
  readonly foot: string;
  /** What keeps it from being used, one sentence each. */
  readonly defects: readonly string[];
  /** Those of them that somebody has answered: they stand in the letter back to the sender. */
  readonly letterDefects: readonly string[];
}

export type BasisPreview =
  | { readonly covered: true; readonly decision: BasisDecision }
  | { readonly covered: false; readonly sentence: string };

/** What decides the door besides the answers. */
export type BasisFacts = Pick<IntakeFacts, 'requesterKind' | 'patientDateOfBirth' | 'receivedOn'>;

/** The legal door and its clock, by the law of the clinic's state on the day of receipt. */
export function previewBasis(
  desk: OpenDesk,
  facts: BasisFacts,
  answers: BasisAnswers,
  form?: AuthorizationFacts['form'],
): BasisPreview {
  const { requesterKind, patientDateOfBirth, receivedOn } = facts;
  const outcome = decideBasis({
    ...{ answers, requesterKind, patientDateOfBirth, receivedOn, form },
    facilityType: clinicOf(desk).profile.facilityType,
    packs: packsOf(desk, receivedOn),
  });
  if (!outcome.covered) return { covered: false, sentence: outcome.sentence };
  return { covered: true, decision: asDecision(outcome) };
}

/** Whether a release under this row belongs in an accounting, by the pack the request keeps. */
export function accountabilityOf(desk: OpenDesk, receivedOn: string, row: string): Accountability {
  return accountability(row, packsOf(desk, receivedOn).federal.pack);
}

/** A request keeps the packs of its day of receipt; their age is judged today. */
export function packsOf(desk: OpenDesk, receivedOn: string): PacksInForce {
  const { state } = clinicOf(desk).profile;
  return packsFor(state, {
    onDate: localDate(receivedOn),
    today: localDate(todayOf(desk)),
    library: libraryOf(desk),
  });
}

export function authorizationStanding(desk: OpenDesk, state: RequestState): AuthorizationStanding {
  const facts = state.authorization?.facts ?? emptyAuthorizationFacts;
  const { checks, verdict } = judgeAuthorization(facts, checkContext(desk, state));
  return {
    checks: [...checks],
    valid: verdict.valid,
    foot: verdict.sentence,
    defects: checks.filter(stops).map((check) => check.sentence),
    letterDefects: checks.filter((check) => isDefect(check)).map((check) => check.sentence),
  };
}

function stops(check: CheckOutcome): boolean {
  return check.answer === 'unknown' || (check.answer === 'not-met' && check.severity === 'block');
}

/** A form that came after the request, as a new or corrected one does, was received when it came. */
function formReceivedOn(desk: OpenDesk, state: RequestState, requestOn: string): string {
  const paper = state.intake.papers.find((one) => one.id === state.authorization?.paperId);
  if (!paper) return requestOn;
  const paperOn = calendarDate(paper.added.at, clinicOf(desk).profile.timeZone);
  return paperOn > requestOn ? paperOn : requestOn;
}

function checkContext(desk: OpenDesk, state: RequestState): CheckContext {
  const { facts } = asLogged(state);
  const recipient = recipientOf(facts);
  const { name: clinicName } = clinicOf(desk).profile;
  return {
    today: todayOf(desk),
    receivedOn: formReceivedOn(desk, state, facts.receivedOn),
    patient: {
      familyName: facts.patientFamilyName,
      givenName: facts.patientGivenName,
      dateOfBirth: facts.patientDateOfBirth,
    },
    requester: [recipient.name, recipient.organization].filter((part) => part !== '').join(', '),
    clinicName,
    pack: packsOf(desk, facts.receivedOn).federal.pack,
    revokedOn: revocationInForce(state.authorization),
  };
}
