import type { contract, VerbName } from '../../contract/contract';
import type { InputOf, OutputOf } from '../../contract/verb';
import type { Reply } from '../../domain/base/fault';

/** The desk as a clerk drives it: the same verbs, the same refusals. */
export type Dispatch = (verb: string, input: unknown) => Promise<Reply<unknown>>;

export type Do = <N extends VerbName>(
  verb: N,
  input: InputOf<(typeof contract)[N]>,
) => Promise<OutputOf<(typeof contract)[N]>>;

/** A clerk who expects every step to work; a refusal is a bug of the practice plan. */
export function createClerk(dispatch: Dispatch): Do {
  return async (verb, input) => {
    const reply = await dispatch(verb, input);
    if (!reply.ok) throw new Error(`practice clerk: ${verb} refused with ${reply.fault.code}`);
    // The dispatcher has parsed the output with this verb's own schema.
    return reply.value as never;
  };
}
