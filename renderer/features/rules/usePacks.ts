import { useCallback, useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { PackVersion, UnreadablePack } from '../../../shared/contract/rules';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';

export type OpenPack = OutputOf<(typeof contract)['rules.pack']>;

/** Which version of which pack is looked at. */
export interface PackName {
  readonly packId: string;
  readonly version: string;
}

/** The list of the rules and the version that is open, read again after each change. */
export function usePacks() {
  const { call } = useDesk();
  const [packs, setPacks] = useState<readonly PackVersion[]>([]);
  const [unreadable, setUnreadable] = useState<readonly UnreadablePack[]>([]);
  const [today, setToday] = useState('');
  const [chosen, setChosen] = useState<PackName>();
  const [open, setOpen] = useState<OpenPack>();
  const [fault, setFault] = useState<Fault>();
  const [reads, setReads] = useState(0);

  useEffect(() => {
    void call('rules.packs', {}).then((reply) => {
      setFault(reply.ok ? undefined : reply.fault);
      if (!reply.ok) return;
      setPacks(reply.value.packs);
      setUnreadable(reply.value.unreadable);
      setToday(reply.value.today);
      setChosen((before) => before ?? reply.value.packs.find((one) => one.standing === 'in-force'));
    });
  }, [call, reads]);

  useEffect(() => {
    if (!chosen) return;
    let stale = false;
    void call('rules.pack', { packId: chosen.packId, version: chosen.version }).then((reply) => {
      if (stale) return;
      setFault(reply.ok ? undefined : reply.fault);
      if (reply.ok) setOpen(reply.value);
    });
    return () => {
      stale = true;
    };
  }, [call, chosen, reads]);

  /** Opens what a change made. */
  const show = useCallback((name: PackName) => {
    setChosen(name);
    setReads((count) => count + 1);
  }, []);
  return { packs, unreadable, today, chosen, open, fault, setFault, show };
}
