import { whyNotYours } from '../../domain/law/answeredBy';
import type { PacksInForce } from '../../domain/law/pack';
import { questionsOf } from '../rules/requestPacks';
import type { CaseGiven } from './caseFile';

interface Heard {
  /** The case without the answers that were another's to give. */
  readonly given: CaseGiven;
  /** Who answers instead, by question; absent where the case names no role. */
  readonly reserved?: Readonly<Record<string, string>> | undefined;
}

/** What the desk refuses to take from a role does not count in a case either. */
export function heardFrom(given: CaseGiven, packs: PacksInForce): Heard {
  const { role, answers } = given;
  if (role === undefined || answers === undefined) return { given };
  const taken = questionsOf(packs).flatMap((question) => {
    const why = whyNotYours(question, role);
    return why !== '' && question.id in answers ? [[question.id, why] as const] : [];
  });
  const reserved = Object.fromEntries(taken);
  const heard = Object.fromEntries(Object.entries(answers).filter(([id]) => !(id in reserved)));
  return { given: { ...given, answers: heard }, reserved };
}
