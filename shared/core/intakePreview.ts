import type { intakeVerbs } from '../contract/stations';
import type { OutputOf } from '../contract/verb';
import { parseLocalDate } from '../domain/base/localDate';
import type { BasisAnswers } from '../domain/basis/slice';
import type { IntakeForm } from '../domain/intake/slice';
import { todayOf, type OpenDesk } from './context';
import { previewBasis } from './law';

type Preview = OutputOf<(typeof intakeVerbs)['intake.preview']>;

/** While no date of birth is typed, the patient is taken for an adult. */
const someAdult = '1950-01-01';

/** The live sentence under the form: what this request seems to be, and when it is due. */
export function previewIntake(desk: OpenDesk, form: IntakeForm): Preview {
  const facts = {
    requesterKind: form.requesterKind,
    patientDateOfBirth: parseLocalDate(form.patientDateOfBirth) ?? someAdult,
    receivedOn: parseLocalDate(form.receivedOn) ?? todayOf(desk),
  };
  const preview = previewBasis(desk, facts, likelyAnswers(form));
  if (!preview.covered) return { sentence: preview.sentence, why: '', due: '' };
  const { sentence, citation, due } = preview.decision;
  return { sentence, why: `${citation}; ${due.citation}`, due: due.sentence };
}

/** The usual case of who asks; the basis step puts the questions themselves. */
function likelyAnswers({ requesterKind, deliverTo }: IntakeForm): BasisAnswers {
  switch (requesterKind) {
    case 'patient':
    case 'representative': {
      const goesTo = deliverTo === 'other' ? 'third-party' : requesterKind;
      const paper = deliverTo === 'other' ? 'authorization' : 'none';
      return { signer: requesterKind, goesTo, paper };
    }
    case 'provider':
      return { signer: 'requester', goesTo: 'third-party', paper: 'provider-letter' };
    default:
      return { signer: 'patient', goesTo: 'third-party', paper: 'authorization' };
  }
}
