import { oncePerState } from '../once';
import { standingAnswers } from './basisAnswers';
import { packsOfRequest, questionsOf } from './requestPacks';
import { withAnswers } from '../../domain/basis/answers';
import type { IntakeForm } from '../../domain/intake/slice';
import type { LawFacts } from '../../domain/law/condition';
import { standingFactsOf } from '../../domain/law/facts';
import type { PacksInForce } from '../../domain/law/pack';
import { receiverFacts, type Receives } from '../../domain/patients/receiver';
import type { CaseGiven } from '../decide/caseFile';
import { formFactsOfCase } from '../decide/form';
import { asLogged, clinicOf, todayOf, type OpenDesk } from '../context';
import { peopleFactsOfCase } from '../decide/people';
import { sheetOnlyOf } from '../packing';
import { patientName, requesterName } from '../parties';
import { peopleOf } from '../patients/patientOf';
import { withMoneyFacts } from '../money/facts';
import { sensitiveFactsOf } from '../sensitive/facts';
import { formFacts } from '../authorization/judge';

/** Everything the rules may ask of a request: what the desk holds, and what a person answered. */
export const lawFactsOf = oncePerState((desk, state): LawFacts => {
  const known = knownFactsOf(desk, state);
  return {
    ...known,
    ...formFacts(desk, state, { packs: packsOfRequest(desk, state), law: known }),
  };
});

/** All of it but what the form itself says: what the form is held against. */
export const knownFactsOf = oncePerState((desk, state): LawFacts => {
  const packs = packsOfRequest(desk, state);
  const file = fileFactsOf(desk, state);
  const facts = withAnswers(file, standingAnswers(desk, state), questionsOf(packs));
  return withMoneyFacts(facts, desk, state, packs);
});

/** What the desk itself holds of a request, without anybody's answers. */
export const fileFactsOf = oncePerState((desk, state): LawFacts => {
  const packs = packsOfRequest(desk, state);
  const { facts: intake } = asLogged(state);
  const facts = {
    ...formFactsOf(desk, intake, packs),
    ...sensitiveFactsOf(state),
    papers: state.intake.papers.map(({ kind }) => kind),
    form: state.authorization?.facts.form,
    sheetOnly: sheetOnlyOf(state),
    basisKind: state.basis?.kind,
    basisRow: state.basis?.row,
  };
  const answered = withAnswers(facts, standingAnswers(desk, state), questionsOf(packs));
  const people = peopleOf(desk, state, answered, packs).facts;
  return { ...facts, ...people, ...receiverFacts(receives(intake, people.signerOnRecord)) };
});

function receives(form: IntakeForm, signerOnRecord: string | undefined): Receives {
  return {
    patientName: patientName(form),
    requesterKind: form.requesterKind,
    requesterName: requesterName(form),
    recipientName: form.deliverTo === 'other' ? form.recipientName.trim() : '',
    signerOnRecord,
  };
}

type FormFacts = Pick<
  IntakeForm,
  | 'requesterKind'
  | 'format'
  | 'delivery'
  | 'deliverTo'
  | 'channel'
  | 'receivedOn'
  | 'patientDateOfBirth'
  | 'identification'
>;

/** What the form alone says; its dates are whole. */
export function formFactsOf(desk: OpenDesk, form: FormFacts, packs: PacksInForce): LawFacts {
  return standingFactsOf({
    clinic: clinicOf(desk).profile,
    requesterKind: form.requesterKind,
    medium: form.format,
    delivery: form.delivery,
    deliverTo: form.deliverTo,
    channel: form.channel,
    identityChecked: form.identification.trim() === '' ? undefined : true,
    receivedOn: form.receivedOn,
    today: todayOf(desk),
    patientDateOfBirth: form.patientDateOfBirth,
    majorityAge: majorityAgeOf(packs),
  });
}

/** The same facts for a case of a scenario file; what it gives by name holds over the rest. */
export function lawFactsOfCase(given: CaseGiven, packs: PacksInForce): LawFacts {
  const known = knownFactsOfCase(given, packs);
  return { ...known, ...formFactsOfCase(given, packs, known), ...given.facts };
}

/** All of it but what the form itself says. */
export function knownFactsOfCase(given: CaseGiven, packs: PacksInForce): LawFacts {
  return withAnswers(fileFactsOfCase(given, packs), given.answers ?? {}, questionsOf(packs));
}

/** Without the answers of the case. */
export function fileFactsOfCase(given: CaseGiven, packs: PacksInForce): LawFacts {
  const standing = standingFactsOf({
    clinic: given.clinic,
    requesterKind: given.requester.kind,
    receivedOn: given.receivedOn,
    today: given.today ?? given.receivedOn,
    patientDateOfBirth: given.patient.dateOfBirth,
    majorityAge: majorityAgeOf(packs),
    form: given.authorization?.form,
  });
  const facts = { ...standing, ...given.facts };
  const answered = withAnswers(facts, given.answers ?? {}, questionsOf(packs));
  const people = peopleFactsOfCase(given, answered, packs);
  const receiver = receiverFacts(receivesInCase(given, people.signerOnRecord));
  return { ...standing, ...people, ...receiver, ...given.facts };
}

function receivesInCase(given: CaseGiven, signerOnRecord: string | undefined): Receives {
  const { patient, requester, recipient = '' } = given;
  return {
    patientName: `${patient.givenName} ${patient.familyName}`,
    requesterKind: requester.kind,
    requesterName: requester.name,
    recipientName: recipient.trim(),
    signerOnRecord,
  };
}

export function majorityAgeOf({ federal }: PacksInForce): number {
  const { majorityAge } = federal.pack;
  if (majorityAge === undefined) throw new Error('rule pack has no age of majority');
  return majorityAge;
}
