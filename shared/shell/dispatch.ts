import type { Reply } from '../domain/base/fault';
import { Refused } from '../domain/base/fault';
import { brokeFault } from './outcomeUnknown';
import { shellPorts, type ShellHandlers, type ShellInput } from './ports';
import { isShellVerb, type ShellVerb } from './verbs';

/** The half of a reply a wire sees: the types of the verbs are the page's affair. */
export type AnyReply = Reply<unknown>;

/** Raised by a shell for something a clerk can act on. */
export function refuse(code: string, message: string): never {
  throw new Refused(code, message);
}

/** The same, where it is certain that no paper came out and no file is there. */
export function refuseUntaken(code: string, message: string): never {
  throw new Refused(code, message, { nothingLeft: true });
}

/** Answered without running anything, so that nothing can have left the desk. */
export function refusal(code: string, message: string): AnyReply {
  return { ok: false, fault: { code, message, nothingLeft: true } };
}

const unknownVerb = 'This window asked its shell for something it does not do. Restart ROI Desk.';
const badInput = 'This window sent its shell something it cannot read. Restart ROI Desk.';

/** Called with a code and no more, so that no name and no path reaches a log. */
export type ReportBug = (code: string, error: unknown) => void;

/**
 * The one door between a page and its shell: known verb, input parsed, run, output
 * parsed. Always answers with a value; never throws to the other side.
 */
export function createDispatch(handlers: ShellHandlers, reportBug: ReportBug) {
  return async function dispatch(verb: unknown, input: unknown): Promise<AnyReply> {
    if (!isShellVerb(verb)) return refusal('shell.unknown-verb', unknownVerb);
    const parsed = shellPorts[verb].input.safeParse(input);
    if (!parsed.success) return refusal('shell.bad-input', badInput);
    try {
      return { ok: true, value: await run(handlers, verb, parsed.data) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, fault: error.fault };
      reportBug(`shell.failed.${verb}`, error);
      return { ok: false, fault: brokeFault(verb) };
    }
  };
}

async function run(handlers: ShellHandlers, verb: ShellVerb, input: unknown): Promise<unknown> {
  // The schema of this very verb has parsed the input; the union of all verbs hides that.
  const handler = handlers[verb] as (value: ShellInput<ShellVerb>) => Promise<unknown>;
  const output = await handler(input as ShellInput<ShellVerb>);
  return shellPorts[verb].output.parse(output);
}
