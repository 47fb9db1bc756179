import { z } from 'zod';
import type { Person } from '../contract/session';
import type { OutputOf, ParsedInputOf, Verb, VerbTable } from '../contract/verb';
import { Refused, type Reply } from '../domain/base/fault';
import type { InTurn } from './turns';

/** What is told of a bug: a verb, the error's class and where it was; never what was in it. */
export interface BugReport {
  readonly verb: string;
  readonly error: string;
  readonly places: readonly string[];
}

export interface LogPort {
  bug(report: BugReport): void;
}

/** One function for each verb: what its schema parses in, what its schema promises out. */
export type Handlers<T extends VerbTable> = {
  readonly [N in keyof T]: (input: ParsedInputOf<T[N]>) => Promise<OutputOf<T[N]>>;
};

export interface DispatcherParts<T extends VerbTable = VerbTable> {
  readonly contract: T;
  readonly handlers: Handlers<T>;
  /** Who is signed in now; `undefined` while the desk is locked. */
  readonly signedIn: () => Person | undefined;
  /** Their passphrase was given to them: nobody acts in their name before they chose their own. */
  readonly mustChoosePassphrase: () => boolean;
  /** How often something was recorded so far; grows once a change is safe on the disk. */
  readonly recorded: () => number;
  /** In which writers go one after another, those in the background among them. */
  readonly inTurn: InTurn;
  readonly log: LogPort;
}

export type Dispatch = (name: string, input: unknown) => Promise<Reply<unknown>>;

/**
 * The one door to the core (DESIGN.md 4): known verb, parse, unlocked, role allows, serialise
 * writers, run, parse output. The operations a handler records are the audit. Never throws.
 */
export function createDispatcher<T extends VerbTable>(parts: DispatcherParts<T>): Dispatch {
  // A name from the wire does not say which verb it is; what its schema parsed is the handler's.
  const handlers = parts.handlers as Readonly<Record<string, Asked['handler'] | undefined>>;
  return async (name, input) => {
    const verb = ownVerb(parts.contract, name);
    const handler = verb && handlers[name];
    if (!handler) return refusal('unknown-verb', unknownVerb);
    const parsed = parseInput(verb, input);
    if (!parsed.ok) return parsed;
    const run = () => runVerb(parts, { name, verb, handler }, parsed.value);
    return verb.writes ? parts.inTurn(run) : run();
  };
}

const unknownVerb = 'This window asked the desk for something it does not do. Restart ROI Desk.';
const badInput = 'Something typed here cannot be used. Check the fields and try again.';
const lockedDesk = 'The desk is locked. Sign in to go on.';
const notAllowed =
  'Your role does not allow this. Ask the privacy officer or an administrator to do it.';
const givenPassphrase =
  'Somebody else gave you this passphrase, so it is not yours alone. Choose your own first.';
const diskFull =
  'The disk is full, so nothing was changed. Free some space on this PC, then do it again.';
const bug =
  'The desk could not do this because of an error in the program. Nothing was changed. Try again; if it happens again, restart the desk.';
/** Doing it again would do it twice: a payment, a release. */
const savedThenFailed =
  'It was saved, but then an error in the program kept the screen from being drawn. Open the request again and look at what is there before you do it once more.';

const refusal = (code: string, message: string): Reply<never> => ({
  ok: false,
  fault: { code, message },
});

/** Only an own property is a verb: `__proto__` and `constructor` are not. */
function ownVerb(table: VerbTable, name: string): Verb | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function parseInput(verb: Verb, input: unknown): Reply<unknown> {
  const parsed = verb.input.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return refusal('bad-input', sentenceOf(parsed.error));
}

/** The schema's own sentence; what zod says by itself is not for a clerk. */
function sentenceOf(error: z.ZodError): string {
  const message = error.issues[0]?.message ?? '';
  return message === '' || /^(Invalid|Too|Unrecognized|Expected)\b/.test(message)
    ? badInput
    : message;
}

interface Asked {
  readonly name: string;
  readonly verb: Verb;
  readonly handler: (input: unknown) => Promise<unknown>;
}

/** The role is read when the call's turn comes: a writer may have waited behind a sign-in. */
async function runVerb(
  parts: Pick<DispatcherParts, 'signedIn' | 'mustChoosePassphrase' | 'recorded' | 'log'>,
  asked: Asked,
  input: unknown,
): Promise<Reply<unknown>> {
  const barred = whyBarred(asked.verb, parts);
  if (barred) return barred;
  const before = parts.recorded();
  try {
    return { ok: true, value: asked.verb.output.parse(await asked.handler(input)) };
  } catch (error) {
    // Writers run one after another: what was recorded meanwhile, this one recorded.
    const saved = asked.verb.writes && parts.recorded() > before;
    return replyTo(error, saved, { verb: asked.name, log: parts.log });
  }
}

function whyBarred(
  verb: Verb,
  { signedIn, mustChoosePassphrase }: Pick<DispatcherParts, 'signedIn' | 'mustChoosePassphrase'>,
): Reply<never> | undefined {
  if (verb.allowed === 'locked') return undefined;
  const person = signedIn();
  if (!person) return refusal('locked', lockedDesk);
  if (mustChoosePassphrase() && !verb.withGivenPassphrase) {
    return refusal('passphrase-given', givenPassphrase);
  }
  return verb.allowed.includes(person.role) ? undefined : refusal('not-allowed', notAllowed);
}

function replyTo(
  error: unknown,
  saved: boolean,
  { verb, log }: { readonly verb: string; readonly log: LogPort },
): Reply<never> {
  if (error instanceof Refused) {
    if (error.cause !== undefined) report(error.cause, verb, log);
    return { ok: false, fault: error.fault };
  }
  if (error instanceof Error && error.name === 'QuotaExceededError' && !saved) {
    return refusal('disk-full', diskFull);
  }
  report(error, verb, log);
  return saved ? refusal('saved-then-failed', savedThenFailed) : refusal('bug', bug);
}

function report(error: unknown, verb: string, log: LogPort): void {
  log.bug({
    verb,
    error: error instanceof Error ? error.name : typeof error,
    places: where(error),
  });
}

/** A schema error names its places; its words may quote what was typed, so they stay out. */
function where(error: unknown): string[] {
  if (!(error instanceof z.ZodError)) return [];
  return error.issues.map(
    (issue) => `${issue.code} ${issue.path.filter((step) => typeof step === 'string').join('.')}`,
  );
}
