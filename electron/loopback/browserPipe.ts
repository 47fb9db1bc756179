import type { Readable, Writable } from 'node:stream';

interface TargetInfo {
  readonly type: string;
  readonly targetId: string;
  readonly openerId?: string;
}

interface PipeMessage {
  readonly method?: string;
  readonly params?: { readonly targetInfo?: TargetInfo };
  readonly result?: { readonly targetInfos?: readonly TargetInfo[] };
}

export interface PipeOrder {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What the browser is told in answer to what it says (Chrome DevTools Protocol): a window
 * that a page opened is closed, as Electron's open handler would deny it; the list of
 * windows was asked for to bring the desk forward.
 */
export function ordersAfter(message: PipeMessage): readonly PipeOrder[] {
  const created =
    message.method === 'Target.targetCreated' ? message.params?.targetInfo : undefined;
  if (created?.type === 'page' && created.openerId !== undefined) {
    return [{ method: 'Target.closeTarget', params: { targetId: created.targetId } }];
  }
  const desk = message.result?.targetInfos?.find(({ type }) => type === 'page');
  if (desk === undefined) return [];
  return [{ method: 'Target.activateTarget', params: { targetId: desk.targetId } }];
}

/** Messages end with a zero byte, on both sides. */
export function openPipe(orders: Writable, messages: Readable): { bringToFront(): void } {
  let last = 0;
  let pending = '';
  const send = (order: PipeOrder): void => {
    last += 1;
    orders.write(`${JSON.stringify({ id: last, ...order })}\0`);
  };
  // The browser has gone: nothing is left to be ordered.
  orders.on('error', () => undefined);
  messages.on('data', (data: Buffer) => {
    const whole = (pending + data.toString()).split('\0');
    pending = whole.pop() ?? '';
    whole.flatMap((text) => ordersAfter(JSON.parse(text) as PipeMessage)).forEach(send);
  });
  send({ method: 'Target.setDiscoverTargets', params: { discover: true } });
  return { bringToFront: () => send({ method: 'Target.getTargets', params: {} }) };
}
