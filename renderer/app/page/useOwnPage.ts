import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../shared/contract/contract';
import type { Preview } from '../../../shared/contract/pageImage';
import type { Fault, Reply } from '../../../shared/domain/base/fault';

export interface PageAsked {
  readonly page: number;
  readonly maxWidth: number;
}
export type AskPage = (call: Call, asked: PageAsked) => Promise<Reply<Preview>>;

interface Wanted {
  readonly of: string;
  readonly page: number;
  readonly ask: (asked: PageAsked) => Promise<Reply<Preview>>;
}

const restMs = 350;
const maxWidth = 1000;

/** One page as it stands now, asked for when typing rests; the page before stays until it comes. */
export function useOwnPage({ of, page, ask }: Wanted): {
  readonly image: Preview | undefined;
  readonly fault: Fault | undefined;
} {
  const [reply, setReply] = useState<Reply<Preview>>();
  const [image, setImage] = useState<Preview>();
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void latest.current({ page, maxWidth }).then((answer) => {
        if (!wanted) return;
        setReply(answer);
        if (answer.ok) setImage(answer.value);
      });
    }, restMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [of, page]);
  return { image, fault: reply?.ok === false ? reply.fault : undefined };
}
