import { useEffect, useRef } from 'react';
import type { contract, VerbName } from '../../../shared/contract/contract';
import type { InputOf, OutputOf } from '../../../shared/contract/verb';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDesk } from './deskContext';

/**
 * Asks the vault once, and anew where the question changes; an answer to an older one is dropped. What
 * has to end before it is asked is waited for.
 */
export function useAsked<N extends VerbName>(
  name: N,
  input: InputOf<(typeof contract)[N]>,
  onReply: (reply: Reply<OutputOf<(typeof contract)[N]>>) => void,
  before?: () => Promise<unknown>,
): void {
  const { call } = useDesk();
  const latest = useRef({ onReply, before });
  useEffect(() => {
    latest.current = { onReply, before };
  });
  // A question is made anew at each drawing; only its words tell whether it is another.
  const asked = JSON.stringify(input);
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      await latest.current.before?.();
      const reply = await call(name, JSON.parse(asked) as typeof input);
      if (wanted) latest.current.onReply(reply);
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [call, name, asked]);
}
