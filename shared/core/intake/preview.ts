import type { intakeVerbs } from '../../contract/stations';
import type { OutputOf } from '../../contract/verb';
import { parseLocalDate } from '../../domain/base/localDate';
import { likelyAnswers } from '../../domain/basis/route';
import type { IntakeForm } from '../../domain/intake/slice';
import { wishOf } from '../../domain/intake/wish';
import { clinicOf, todayOf, type OpenDesk } from '../context';
import { asDecision, decideBasis } from '../decide/basis';
import { packsOf, questionsOf } from '../rules/requestPacks';
import { intakeFactsOf } from '../rules/lawFacts';

type Preview = OutputOf<(typeof intakeVerbs)['intake.preview']>;

/** While no date of birth is typed, the patient is taken for an adult. */
const someAdult = '1950-01-01';

/** The live sentence under the form: what this request seems to be, and when it is due. */
export function previewIntake(desk: OpenDesk, typed: IntakeForm): Preview {
  const form = {
    ...typed,
    patientDateOfBirth: parseLocalDate(typed.patientDateOfBirth) ?? someAdult,
    receivedOn: parseLocalDate(typed.receivedOn) ?? todayOf(desk),
  };
  const { requesterKind, receivedOn } = form;
  const packs = packsOf(desk, receivedOn);
  const facts = { ...intakeFactsOf(desk, form, packs), papers: ['expected'] };
  const context = { facts, pack: packs.federal.pack, questions: questionsOf(packs) };
  const { route, decided } = decideBasis({
    answers: likelyAnswers({}, context),
    ...{ facts, packs, requesterKind, receivedOn },
    facilityType: clinicOf(desk).profile.facilityType,
    service: wishOf(form),
  });
  if (decided) return sentences(asDecision(decided));
  const { ask, why } = route.kind === 'ask' ? route.question : { ask: '', why: '' };
  return { sentence: `One question decides what this request is: ${ask}`, why, due: '' };
}

function sentences({ sentence, citation, due }: ReturnType<typeof asDecision>): Preview {
  return { sentence, why: `${citation}; ${due.citation}`, due: due.sentence };
}
