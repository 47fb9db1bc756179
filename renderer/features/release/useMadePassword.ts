import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';

export interface MadePassword {
  /** Empty until there is one. */
  readonly password: string;
  /** Why the last one asked for was not made. */
  readonly fault: Fault | undefined;
  /** The one on screen is about to be replaced. */
  readonly making: boolean;
  readonly make: () => Promise<void>;
}

/** A password by chance: one at once, and another whenever it is asked for. */
export function useMadePassword(): MadePassword {
  const { call } = useDesk();
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [making, setMaking] = useState(true);
  const make = useCallback(async () => {
    setMaking(true);
    const reply = await call('release.makePassword', {});
    if (reply.ok) setPassword(reply.value.password);
    setFault(reply.ok ? undefined : reply.fault);
    setMaking(false);
  }, [call]);
  useEffect(() => void make(), [make]);
  return { password, fault, making, make };
}
