import { useCallback, useEffect, useState } from 'react';
import type { QueueRow } from '../../../shared/contract/request';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';

export interface Queue {
  /** Undefined until the first answer. */
  readonly rows: readonly QueueRow[] | undefined;
  readonly fault: Fault | undefined;
}

const gatherMs = 200;

/** The queue, read again after changes; a burst of changes is one reading. */
export function useQueue(): Queue {
  const { call, onEvent } = useDesk();
  const [queue, setQueue] = useState<Queue>({ rows: undefined, fault: undefined });

  const load = useCallback(async () => {
    const reply = await call('desk.queue', {});
    setQueue((before) =>
      reply.ok
        ? { rows: reply.value.rows, fault: undefined }
        : { rows: before.rows ?? [], fault: reply.fault },
    );
  }, [call]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onEvent((event) => {
      if (event.type !== 'changed') return;
      clearTimeout(timer);
      timer = setTimeout(() => void load(), gatherMs);
    });
    void load();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [load, onEvent]);
  return queue;
}
