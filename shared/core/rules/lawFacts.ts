import { oncePerState } from '../once';
import { standingAnswers } from './basisAnswers';
import { fileFactsFrom, knownFactsFrom, lawFactsFrom, majorityAgeOf, type FactSource } from './gatherFacts'; // prettier-ignore
import { packsOfRequest } from './requestPacks';
import type { IntakeForm } from '../../domain/intake/slice';
import type { LawFacts } from '../../domain/law/condition';
import { standingFactsOf } from '../../domain/law/facts';
import type { PacksInForce } from '../../domain/law/pack';
import type { Receives } from '../../domain/patients/receiver';
import { asLogged, clinicOf, todayOf, type OpenDesk } from '../context';
import { sheetOnlyOf } from '../packing';
import { patientName, requesterName } from '../../domain/intake/parties';
import { peopleOf } from '../patients/patientOf';
import { moneyFactsOf } from '../money/facts';
import { sensitiveFactsOf } from '../sensitive/facts';
import { formFacts } from '../authorization/judge';

/** Everything the rules may ask of a request: what the desk holds, and what a person answered. */
export const lawFactsOf = oncePerState((desk, state): LawFacts => {
  const law = knownFactsOf(desk, state);
  const source = sourceOf(desk, state);
  return lawFactsFrom(law, formFacts(desk, state, { packs: source.packs, law }), source);
});

/** All of it but what the form itself says: what the form is held against. */
export const knownFactsOf = oncePerState((desk, state): LawFacts =>
  knownFactsFrom(fileFactsOf(desk, state), sourceOf(desk, state)),
);

/** What the desk itself holds of a request, without anybody's answers. */
export const fileFactsOf = oncePerState((desk, state): LawFacts =>
  fileFactsFrom(sourceOf(desk, state)),
);

const sourceOf = oncePerState((desk, state): FactSource => {
  const packs = packsOfRequest(desk, state);
  const { facts: intake } = asLogged(state);
  return {
    packs,
    own: {
      ...intakeFactsOf(desk, intake, packs),
      ...sensitiveFactsOf(state),
      papers: state.intake.papers.map(({ kind }) => kind),
      form: state.authorization?.facts.form,
      sheetOnly: sheetOnlyOf(state),
      basisKind: state.basis?.kind,
      basisRow: state.basis?.row,
    },
    answers: standingAnswers(desk, state),
    people: (answered) => peopleOf(desk, state, answered, packs).facts,
    receives: (signerOnRecord) => receives(intake, signerOnRecord),
    money: moneyFactsOf(desk, state),
  };
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

type IntakeSaid = Pick<
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
export function intakeFactsOf(desk: OpenDesk, form: IntakeSaid, packs: PacksInForce): LawFacts {
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
