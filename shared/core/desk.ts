import { contract } from '../contract/contract';
import { accountingHandlers } from './accounting';
import { answerHandlers } from './answer';
import { authorizationHandlers } from './authorization';
import { basisHandlers } from './basis';
import { clinicHandlers } from './clinic';
import type { OpenDesk } from './context';
import { disclosureHandlers } from './disclosure';
import { createDispatcher, type Dispatch, type Handlers } from './dispatcher';
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
import { readingHandlers } from './reading';
import { sensitiveHandlers } from './sensitive';
import { DeskSession, type DeskParts } from './session';
import { staffHandlers } from './staff';
import { createTurns } from './turns';

export interface Desk {
  readonly dispatch: Dispatch;
  /** Forgets every key; the next call must sign in. */
  lock(): void;
}

/** Every verb that needs somebody signed in, one table a station. */
const openHandlers = {
  ...clinicHandlers,
  ...staffHandlers,
  ...requestHandlers,
  ...patientHandlers,
  ...intakeHandlers,
  ...basisHandlers,
  ...authorizationHandlers,
  ...answerHandlers,
  ...accountingHandlers,
  ...recordsHandlers,
  ...reviewHandlers,
  ...readingHandlers,
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

type OpenVerb = keyof typeof openHandlers;
type DeskHandlers = Handlers<typeof contract>;

/** The desk behind one door. Hosts bring storage, clock, PDF room and shell. */
export function createDesk(parts: DeskParts): Desk {
  const inTurn = createTurns();
  const session = new DeskSession(parts, inTurn);
  const dispatch: Dispatch = createDispatcher({
    contract,
    handlers: {
      ...bound(session),
      ...sessionHandlers(session, parts, (verb, input) => dispatch(verb, input)),
    },
    signedIn: () => session.person,
    mustChoosePassphrase: () => session.mustChoosePassphrase,
    recorded: () => session.recorded,
    inTurn,
    log: parts.log,
  });
  return { dispatch, lock: () => session.lock() };
}

/** Each table is typed by its station; only the walk over all of them forgets at which verb it is. */
function bound(session: DeskSession): Pick<DeskHandlers, OpenVerb> {
  const entries = Object.entries(openHandlers).map(([name, handler]) => {
    const run = handler as (desk: OpenDesk, input: unknown) => unknown;
    return [name, (input: unknown) => Promise.resolve(run(session.desk, input))];
  });
  return Object.fromEntries(entries) as Pick<DeskHandlers, OpenVerb>;
}

function sessionHandlers(
  session: DeskSession,
  parts: DeskParts,
  call: Dispatch,
): Omit<DeskHandlers, OpenVerb> {
  return {
    'session.status': () => session.status(),
    'session.createClinic': (input) => session.createClinic(input),
    'session.unlock': (input) => session.unlock(input),
    'session.recover': (input) => session.recover(input),
    'practice.open': (input) => openPractice(session, { ...parts, call }, input),
    'practice.lessons': () => lessonsOf(session.desk),
  };
}
