import { contract, type VerbName } from '../contract/contract';
import { accountingHandlers } from './accounting';
import { answerHandlers } from './answer';
import { authorizationHandlers } from './authorization';
import { basisHandlers } from './basis';
import { clinicHandlers } from './clinic';
import type { OpenDesk } from './context';
import { disclosureHandlers } from './disclosure';
import { createDispatcher, type Dispatch } from './dispatcher';
import { draftHandlers } from './drafts';
import { intakeHandlers } from './intake';
import { formsHandlers } from './forms';
import { lettersHandlers } from './letters';
import { requestHandlers } from './lifecycle';
import { moneyHandlers } from './money';
import { packetHandlers } from './packet';
import { patientHandlers } from './patients';
import { lessonsOf, openPractice } from './practiceClinic';
import { qcHandlers } from './qc';
import { recordsHandlers } from './records';
import { releaseHandlers } from './release';
import { reportsHandlers } from './reports';
import { reviewHandlers } from './review';
import { rulePackHandlers } from './rules/rulePacks';
import { rulesHandlers } from './rules';
import { scanHandlers } from './scan';
import { sensitiveHandlers } from './sensitive';
import { DeskSession, type DeskParts } from './session';

export interface Desk {
  readonly dispatch: Dispatch;
  /** Forgets every key; the next call must sign in. */
  lock(): void;
}

/** Every verb that needs somebody signed in, one table a station. */
const openHandlers = {
  ...clinicHandlers,
  ...requestHandlers,
  ...patientHandlers,
  ...intakeHandlers,
  ...basisHandlers,
  ...authorizationHandlers,
  ...answerHandlers,
  ...accountingHandlers,
  ...recordsHandlers,
  ...reviewHandlers,
  ...sensitiveHandlers,
  ...moneyHandlers,
  ...packetHandlers,
  ...qcHandlers,
  ...releaseHandlers,
  ...disclosureHandlers,
  ...reportsHandlers,
  ...scanHandlers,
  ...lettersHandlers,
  ...formsHandlers,
  ...draftHandlers,
  ...rulesHandlers,
  ...rulePackHandlers,
} as const;

type Handler = (input: unknown) => Promise<unknown>;
type SessionVerb = Exclude<VerbName, keyof typeof openHandlers>;

/** The desk behind one door. Hosts bring storage, clock, PDF room and shell. */
export function createDesk(parts: DeskParts): Desk {
  const session = new DeskSession(parts);
  const dispatch: Dispatch = createDispatcher({
    contract,
    handlers: {
      ...bound(session),
      ...sessionHandlers(session, parts, (verb, input) => dispatch(verb, input)),
    },
    signedIn: () => session.person,
    log: parts.log,
  });
  return { dispatch, lock: () => session.lock() };
}

/** The dispatcher has parsed the input with the schema of this very verb. */
function bound(session: DeskSession): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(openHandlers).map(([name, handler]) => {
      const run = handler as (desk: OpenDesk, input: unknown) => unknown;
      return [name, (input: unknown) => Promise.resolve(run(session.desk, input))];
    }),
  );
}

function sessionHandlers(
  session: DeskSession,
  parts: DeskParts,
  call: Dispatch,
): Record<SessionVerb, Handler> {
  return {
    'session.status': () => session.status(),
    'session.createClinic': (input) => session.createClinic(input as never),
    'session.unlock': (input) => session.unlock(input as never),
    'session.recover': (input) => session.recover(input as never),
    'practice.open': (input) => openPractice(session, { ...parts, call }, input as never),
    'practice.lessons': () => lessonsOf(session.desk),
    'people.add': (input) => session.addPerson(input as never),
  };
}
