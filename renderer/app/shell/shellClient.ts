import type { Reply } from '../../../shared/domain/base/fault';
import type { ShellInput, ShellOutput } from '../../../shared/shell/ports';
import type { ShellEvent, ShellVerb } from '../../../shared/shell/verbs';
import { loopbackTransport } from './loopbackTransport';
import type { ShellTransport } from './transport';

export type DeskInfo = ShellOutput<'desk.info'>;

/** The machine under the page. Nothing above this line knows which shell it is. */
export interface Shell {
  readonly info: DeskInfo;
  invoke<V extends ShellVerb>(verb: V, input: ShellInput<V>): Promise<Reply<ShellOutput<V>>>;
  /** Returns the function that ends the subscription. */
  on(event: ShellEvent, listener: () => void): () => void;
}

declare global {
  interface Window {
    /** Put there by the preload of Electron; absent in a browser. */
    readonly roiShell?: ShellTransport;
  }
}

/** Throws when no shell answers: without one the desk can neither save nor print. */
export async function connectShell(): Promise<Shell> {
  const transport = window.roiShell ?? loopbackTransport();
  const invoke: Shell['invoke'] = async (verb, input) =>
    // The dispatcher of the shell has parsed this output against the schema of the verb.
    (await transport.invoke(verb, input)) as Reply<ShellOutput<typeof verb>>;
  const reply = await invoke('desk.info', {});
  if (!reply.ok) throw new Error(reply.fault.code);
  return { info: reply.value, invoke, on: (event, listener) => transport.on(event, listener) };
}
