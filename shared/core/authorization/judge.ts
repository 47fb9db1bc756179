import type { CheckContext } from '../../domain/authorization/checkAuthorization';
import { consentFactsOf } from '../../domain/authorization/consentFacts';
import { duplicateOf, type ComparableRequest } from '../../domain/authorization/duplicates';
import { withKnownForm } from '../../domain/authorization/knownForms';
import {
  judgeAuthorization,
  type AuthorizationJudgement,
} from '../../domain/authorization/verdict';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';
import { factsToday } from './factsToday';
import { revocationOf } from './revocations';
import { asLogged, clinicOf, dayOf, todayOf, type OpenDesk } from '../context';

import { datedGoingOut } from '../packing';
import { recipientOf, requesterName } from '../../domain/intake/parties';
import { mayBeSamePatient } from '../patients/samePatient';

/** What a form is held against besides what stands on it. */
interface FormSurroundings {
  readonly packs: PacksInForce;
  /** What the desk knows of the request without the form. */
  readonly law: LawFacts;
  readonly duplicateOf?: string | undefined;
}

/** The form of a request as it stands today. Computed at each call, never stored. */
export function judgeForm(
  desk: OpenDesk,
  state: RequestState,
  surroundings: FormSurroundings,
): AuthorizationJudgement {
  return judgeAuthorization(
    factsToday(desk, state.authorization),
    checkContext(desk, state, surroundings),
  );
}

/** What the form lets the rules of the other stations say; nothing where none came. */
export function formFacts(
  desk: OpenDesk,
  state: RequestState,
  surroundings: FormSurroundings,
): LawFacts {
  if (!state.authorization) return {};
  const typed = factsToday(desk, state.authorization);
  const { federal, state: own } = surroundings.packs;
  const facts = withKnownForm(typed, [federal.pack, own.pack]);
  return consentFactsOf(facts, judgeForm(desk, state, surroundings));
}

function checkContext(
  desk: OpenDesk,
  state: RequestState,
  { packs, law, duplicateOf }: FormSurroundings,
): CheckContext {
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
    pack: packs.federal.pack,
    state: packs.state.pack,
    revokedOn: revocationOf(desk, state)?.on,
    law,
    asked: { from: facts.datesFrom, to: facts.datesTo },
    goingOut: datedGoingOut(state),
    duplicateOf,
    answered: state.authorization?.answers,
  };
}

/** A form that came after the request, as a new or corrected one does, was received when it came. */
function formReceivedOn(desk: OpenDesk, state: RequestState, requestOn: string): string {
  const paper = state.intake.papers.find((one) => one.id === state.authorization?.paperId);
  if (!paper) return requestOn;
  const paperOn = dayOf(desk, paper.added);
  return paperOn > requestOn ? paperOn : requestOn;
}

/** Number of an earlier request for the same pages by the same requester (check A30). */
export function earlierRequest(
  desk: OpenDesk,
  state: RequestState,
  { federal }: PacksInForce,
): string | undefined {
  const request = comparable(desk, state);
  const { duplicates } = federal.pack;
  if (!request || !duplicates) return undefined;
  const on = { today: todayOf(desk), withinDays: duplicates.withinDays };
  // Whose request it is, is asked last: it is the dearest question of all.
  const earlier = desk.journal
    .all('request')
    .filter((one) => one.id !== state.id && !one.lifecycle.cancelled && isEarlier(one, state))
    .flatMap((one) => {
      const asked = comparable(desk, one);
      return asked ? [{ one, asked }] : [];
    })
    .filter(({ asked }) => duplicateOf(request, [asked], on) !== undefined)
    .filter(({ one }) => mayBeSamePatient(desk, one, state))
    .map(({ asked }) => asked);
  return duplicateOf(request, earlier, on);
}

/** By when they came to the desk: a number begins with the year of receipt, which may be another. */
function isEarlier({ intake: one }: RequestState, { intake: other }: RequestState): boolean {
  if (one.started.at !== other.started.at) return one.started.at < other.started.at;
  return (one.number ?? '') < (other.number ?? '');
}

function comparable(
  desk: OpenDesk,
  { intake, release }: RequestState,
): ComparableRequest | undefined {
  const { facts, number } = intake;
  if (!facts || !number) return undefined;
  const released = release?.released.at(-1);
  return {
    number,
    requester: facts.requesterOrganization.trim() || requesterName(facts),
    receivedOn: facts.receivedOn,
    releasedOn: released && dayOf(desk, released.released),
    datesFrom: facts.datesFrom,
    datesTo: facts.datesTo,
    recordKinds: facts.recordKinds,
  };
}
