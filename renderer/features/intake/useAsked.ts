import { useEffect, useState } from 'react';
import type { contract, VerbName } from '../../../shared/contract/contract';
import type { InputOf, OutputOf } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';

type Answer<N extends VerbName> = OutputOf<(typeof contract)[N]>;

const restMs = 300;

/** The vault's answer to what is typed now; an answer to an older question is never shown. */
export function useAsked<N extends VerbName>(
  name: N,
  input: InputOf<(typeof contract)[N]>,
): Answer<N> | undefined {
  const { call } = useDesk();
  const [answer, setAnswer] = useState<Answer<N>>();
  const question = JSON.stringify(input);
  useEffect(() => {
    let old = false;
    const ask = async () => {
      const reply = await call(name, JSON.parse(question) as typeof input);
      if (!old) setAnswer(reply.ok ? reply.value : undefined);
    };
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      old = true;
      clearTimeout(timer);
    };
  }, [call, name, question]);
  return answer;
}
