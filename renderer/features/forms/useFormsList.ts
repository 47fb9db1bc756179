import { useCallback, useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';

export type FormsOnDesk = OutputOf<(typeof contract)['forms.list']>;

/** Which forms there are, and which were signed on the screen for this request. */
export function useFormsList(requestId: string) {
  const { call } = useDesk();
  const [list, setList] = useState<FormsOnDesk>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void call('forms.list', { requestId }).then((reply) => {
      if (wanted && reply.ok) setList(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId, round]);
  return { list, refresh: useCallback(() => setRound((count) => count + 1), []) };
}
