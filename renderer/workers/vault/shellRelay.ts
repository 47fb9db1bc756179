import type { FromVault } from '../../../shared/contract/wire';
import { Refused, type Reply } from '../../../shared/domain/base/fault';
import { deskShellPorts, type DeskShell } from '../../../shared/core/deskShell';
import { shellVerbs, type ShellVerb } from '../../../shared/shell/verbs';

/** The shell as the vault sees it: each call goes through the page, which alone can reach it. */
export interface ShellRelay {
  readonly shell: DeskShell;
  answered(id: number, reply: Reply<unknown>): void;
}

type Send = (message: Extract<FromVault, { kind: 'shell-call' }>) => void;

export function relayShell(send: Send): ShellRelay {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let last = 0;

  const ask = (verb: ShellVerb, input: unknown): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      send({ kind: 'shell-call', id: last, verb, input });
    });

  return {
    shell: Object.fromEntries(
      shellVerbs.map((verb) => [
        verb,
        async (input: unknown) => unpack(verb, await ask(verb, input)),
      ]),
      // One handler for each verb of the table, each parsed with that verb's schema.
    ) as unknown as DeskShell,
    answered(id, reply) {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
  };
}

/** The page is not believed either: what it passes on is parsed again on this side. */
function unpack(verb: ShellVerb, reply: Reply<unknown>): unknown {
  if (!reply.ok) {
    const { code, message, ...more } = reply.fault;
    throw new Refused(code, message, more);
  }
  return deskShellPorts[verb].output.parse(reply.value);
}
