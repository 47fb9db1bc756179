import type { Call, DeskEvent } from '../../../shared/contract/contract';
import {
  transferables,
  type FromVault,
  type ToVault,
  type VaultAssets,
} from '../../../shared/contract/wire';
import type { Reply } from '../../../shared/domain/base/fault';

/** Passes a call of the vault on to the shell; the page does not look inside. */
export type ShellRelay = (verb: string, input: unknown) => Promise<Reply<unknown>>;

export interface VaultClient {
  readonly call: Call;
  /** Returns the way to stop listening. */
  onEvent(listener: (event: DeskEvent) => void): () => void;
  /** Ends the worker with every key in it; pending calls answer `locked`. */
  end(): void;
}

const ended: Reply<never> = {
  ok: false,
  fault: { code: 'locked', message: 'The desk is locked. Sign in to go on.' },
};

/** Starts the worker that holds keys and records. Rejects with a sentence where it cannot start. */
export function startVault(parts: {
  practice: boolean;
  assets: VaultAssets;
  shell: ShellRelay;
}): Promise<VaultClient> {
  const worker = new Worker(new URL('../../workers/vault.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vault',
  });
  return new Promise((resolve, reject) => {
    const client = createClient(worker, parts.shell, {
      ready: () => resolve(client),
      failed: reject,
    });
    send(worker, { kind: 'start', practice: parts.practice, assets: parts.assets });
  });
}

interface Start {
  readonly ready: () => void;
  readonly failed: (error: Error) => void;
}

function createClient(worker: Worker, shell: ShellRelay, start: Start): VaultClient {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const listeners = new Set<(event: DeskEvent) => void>();
  listen(worker, { waiting, listeners, shell, start });
  let last = 0;

  const call = (verb: string, input: unknown): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      send(worker, { kind: 'call', id: last, verb, input });
    });

  return {
    call: call as Call,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      worker.terminate();
      waiting.forEach((answer) => answer(ended));
      waiting.clear();
    },
  };
}

interface Listening {
  readonly waiting: Map<number, (reply: Reply<unknown>) => void>;
  readonly listeners: ReadonlySet<(event: DeskEvent) => void>;
  readonly shell: ShellRelay;
  readonly start: Start;
}

function listen(worker: Worker, { waiting, listeners, shell, start }: Listening): void {
  worker.onerror = (event) =>
    start.failed(new Error(event.message || 'The vault could not start.'));
  worker.onmessage = ({ data }: MessageEvent<FromVault>) => {
    switch (data.kind) {
      case 'ready':
        start.ready();
        break;
      case 'failed':
        start.failed(new Error(data.message));
        break;
      case 'reply':
        waiting.get(data.id)?.(data.reply);
        waiting.delete(data.id);
        break;
      case 'event':
        listeners.forEach((listener) => listener(data.event));
        break;
      case 'shell-call':
        void shell(data.verb, data.input).then((reply) =>
          send(worker, { kind: 'shell-reply', id: data.id, reply }),
        );
    }
  };
}

function send(worker: Worker, message: ToVault): void {
  worker.postMessage(message, transferables(message));
}
