import type { PatientFact } from '../../domain/patients/slice';
import type { RequestState } from '../../domain/request/state';
import type { OpenDesk } from '../context';
import { packsOfRequest } from '../rules/requestPacks';
import { checkAnswered } from '../rules/reserved';

/** What is said of a paper of authority; some of it may be another's to say. */
export function checkStatements(
  desk: OpenDesk,
  state: RequestState,
  fact: PatientFact,
  before: PatientFact | undefined,
): void {
  const { federal, state: own } = packsOfRequest(desk, state);
  const asked = [...federal.pack.peopleQuestions, ...own.pack.peopleQuestions];
  checkAnswered(desk, asked, statementsOf(fact), statementsOf(before));
}

function statementsOf(fact: PatientFact | undefined) {
  return fact?.kind === 'authority' ? fact.statements : {};
}
