import type { LawFacts } from '../domain/law/condition';
import { standingFactsOf } from '../domain/law/facts';
import type { PacksInForce } from '../domain/law/pack';
import type { RequestState } from '../domain/request/state';
import type { CaseGiven } from './caseFile';
import { formFactsOfCase } from './decideForm';
import { asLogged, clinicOf, todayOf, type OpenDesk } from './context';
import { peopleFactsOfCase } from './decidePeople';
import { peopleOf } from './patientOf';
import { withMoneyFacts } from './moneyFacts';
import { sensitiveFactsOf } from './sensitiveFacts';
import { formFacts } from './form';

/** Everything the rules may ask of a request: what the desk holds, and what a person answered. */
export function lawFactsOf(desk: OpenDesk, state: RequestState, packs: PacksInForce): LawFacts {
  const known = knownFactsOf(desk, state, packs);
  return { ...known, ...formFacts(desk, state, { packs, law: known }) };
}

/** All of it but what the form itself says: what the form is held against. */
export function knownFactsOf(desk: OpenDesk, state: RequestState, packs: PacksInForce): LawFacts {
  const { facts: intake } = asLogged(state);
  const { profile } = clinicOf(desk);
  const standing = standingFactsOf({
    clinic: profile,
    requesterKind: intake.requesterKind,
    medium: intake.format,
    delivery: intake.delivery,
    channel: intake.channel,
    receivedOn: intake.receivedOn,
    today: todayOf(desk),
    patientDateOfBirth: intake.patientDateOfBirth,
    majorityAge: majorityAgeOf(packs),
    form: state.authorization?.facts.form,
    basis: state.basis,
  });
  const facts = { ...standing, ...sensitiveFactsOf(state), ...state.basis?.answers };
  const withPeople = { ...facts, ...peopleOf(desk, state, facts, packs).facts };
  return withMoneyFacts(withPeople, desk, state, packs);
}

/** The same facts for a case of a scenario file; what it gives by name holds over the rest. */
export function lawFactsOfCase(given: CaseGiven, packs: PacksInForce): LawFacts {
  const known = knownFactsOfCase(given, packs);
  return { ...known, ...formFactsOfCase(given, packs, known), ...given.facts };
}

/** All of it but what the form itself says. */
export function knownFactsOfCase(given: CaseGiven, packs: PacksInForce): LawFacts {
  const standing = standingFactsOf({
    clinic: given.clinic,
    requesterKind: given.requester.kind,
    receivedOn: given.receivedOn,
    today: given.today ?? given.receivedOn,
    patientDateOfBirth: given.patient.dateOfBirth,
    majorityAge: majorityAgeOf(packs),
    form: given.authorization?.form,
  });
  const facts = { ...standing, ...given.answers, ...given.facts };
  return { ...facts, ...peopleFactsOfCase(given, facts, packs), ...given.facts };
}

export function majorityAgeOf({ federal }: PacksInForce): number {
  const { majorityAge } = federal.pack;
  if (majorityAge === undefined) throw new Error('rule pack has no age of majority');
  return majorityAge;
}
