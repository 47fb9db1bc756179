import { useCallback, useEffect, useRef, useState } from 'react';
import type { contract, VerbName } from '../../../shared/contract/contract';
import type { RequestView } from '../../../shared/contract/request';
import type { InputOf, OutputOf } from '../../../shared/contract/verb';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { useDesk } from './deskContext';

export interface RequestHandle {
  readonly view: RequestView | undefined;
  /** The last refusal, until the next call; show it where the clerk is looking. */
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  readonly clearFault: () => void;
  /** Draws the request as it is now; a refusal that is shown stays. */
  readonly refresh: () => Promise<void>;
  /** Calls a verb; an answer that carries the request's view replaces the one on screen. */
  readonly run: <N extends VerbName>(
    name: N,
    input: InputOf<(typeof contract)[N]>,
  ) => Promise<Reply<OutputOf<(typeof contract)[N]>>>;
}

/** The view of one request, kept fresh while it is on screen. */
export function useRequest(requestId: string): RequestHandle {
  const desk = useDesk();
  const [view, setView] = useState<RequestView>();
  const [fault, setFault] = useState<Fault>();
  const [running, setRunning] = useState(0);
  /** How many calls of `run` were answered. */
  const answered = useRef(0);

  const run: RequestHandle['run'] = useCallback(
    async (name, input) => {
      setRunning((count) => count + 1);
      const reply = await desk.call(name, input);
      setRunning((count) => count - 1);
      answered.current += 1;
      setFault(reply.ok ? undefined : reply.fault);
      const fresh = reply.ok ? viewIn(reply.value) : undefined;
      if (fresh) setView(fresh);
      return reply;
    },
    [desk],
  );

  const refresh = useCallback(async () => {
    for (let before = -1; before !== answered.current;) {
      before = answered.current;
      const reply = await desk.call('request.view', { requestId });
      // An answer that came meanwhile may be newer than this one.
      if (reply.ok && before === answered.current) setView(reply.value);
    }
  }, [desk, requestId]);

  useEffect(() => void run('request.view', { requestId }), [run, requestId]);
  const { onEvent } = desk;
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'changed' || event.requestId !== requestId) return;
        if (event.inBackground) void refresh();
      }),
    [onEvent, requestId, refresh],
  );
  const clearFault = () => setFault(undefined);
  return { view, fault, busy: running > 0, clearFault, refresh, run };
}

function viewIn(value: unknown): RequestView | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('view' in value) return value.view as RequestView;
  return 'steps' in value ? (value as RequestView) : undefined;
}
