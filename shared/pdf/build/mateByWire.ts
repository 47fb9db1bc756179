import { Refused, type Reply } from '../../domain/base/fault';
import { pdfGaveUp } from '../gaveUp';
import type { Mate } from './mate';
import type { OnProgress, Progress } from '../port';

export type MateVerb = keyof Mate;

export interface AskMate {
  readonly kind: 'ask';
  readonly id: number;
  readonly verb: MateVerb;
  readonly input: unknown;
}

/** What a mate says to an `ask`. */
export type FromMate =
  | { readonly kind: 'mate-reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'mate-progress'; readonly id: number; readonly progress: Progress };

interface Waiting {
  readonly settle: (reply: Reply<unknown>) => void;
  readonly onProgress: OnProgress | undefined;
}

/** A mate in another worker. What it is sent must be copied, not handed over: it is needed here too. */
export class MateByWire implements Mate {
  private readonly send: (message: AskMate) => void;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(send: (message: AskMate) => void) {
    this.send = send;
  }

  readonly open: Mate['open'] = (input) => this.ask('open', input);
  readonly close: Mate['close'] = (input) => this.ask('close', input);
  readonly makeRun: Mate['makeRun'] = (input, onProgress) => this.ask('makeRun', input, onProgress);
  readonly proveShare: Mate['proveShare'] = (input, onProgress) =>
    this.ask('proveShare', input, onProgress);

  /** Whether anything was asked that is not answered yet. */
  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  receive(message: FromMate): void {
    const call = this.waiting.get(message.id);
    if (message.kind === 'mate-progress') {
      call?.onProgress?.(message.progress);
      return;
    }
    this.waiting.delete(message.id);
    call?.settle(message.reply);
  }

  /** Nothing that was asked will be answered any more. */
  lose({ fault }: Refused): void {
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const call of lost) call.settle({ ok: false, fault });
  }

  private async ask(verb: MateVerb, input: unknown, onProgress?: OnProgress): Promise<never> {
    const id = (this.lastId += 1);
    const reply = await new Promise<Reply<unknown>>((settle) => {
      this.waiting.set(id, { settle, onProgress });
      this.send({ kind: 'ask', id, verb, input });
    });
    if (!reply.ok) throw new Refused(reply.fault.code, reply.fault.message);
    // The mate speaks the same interface; the wire only forgets its types.
    return reply.value as never;
  }
}

const verbs: readonly string[] = [
  'open',
  'close',
  'makeRun',
  'proveShare',
] satisfies readonly MateVerb[];

type Method = (input: unknown, onProgress: OnProgress) => Promise<unknown>;

/** The mate's side: does what is asked. Anything but a refusal is a bug and is thrown. */
export async function answerAsMate(
  mate: Mate,
  { id, verb, input }: AskMate,
  send: (message: FromMate) => void,
): Promise<void> {
  // The asker is a worker that parses files from outside: what it says is held against the list.
  if (!verbs.includes(verb)) {
    send({ kind: 'mate-reply', id, reply: { ok: false, fault: pdfGaveUp().fault } });
    return;
  }
  // Beyond its verb it speaks the same interface; the wire only forgets its types.
  const door = mate as unknown as Record<MateVerb, Method>;
  const onProgress: OnProgress = (progress) => send({ kind: 'mate-progress', id, progress });
  try {
    send({
      kind: 'mate-reply',
      id,
      reply: { ok: true, value: await door[verb](input, onProgress) },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    send({ kind: 'mate-reply', id, reply: { ok: false, fault: error.fault } });
  }
}
