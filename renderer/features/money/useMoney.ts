import { useEffect, useState } from 'react';
import type { MoneyView } from '../../../shared/contract/money';
import type { RequestView } from '../../../shared/contract/request';
import { useDesk } from '../../app/desk/deskContext';

/** The fee and all that happened about it; read again whenever the request has changed. */
export function useMoney(view: RequestView | undefined): MoneyView | undefined {
  const { call } = useDesk();
  const [money, setMoney] = useState<MoneyView>();
  useEffect(() => {
    if (!view?.request.intake.number) return undefined;
    let gone = false;
    void call('money.view', { requestId: view.request.id }).then((reply) => {
      if (!gone && reply.ok) setMoney(reply.value);
    });
    return () => {
      gone = true;
    };
  }, [call, view]);
  return money;
}
