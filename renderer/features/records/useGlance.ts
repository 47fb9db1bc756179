import { useEffect, useState } from 'react';
import type { Call } from '../../../shared/contract/contract';
import type { Preview } from '../../../shared/contract/pageImage';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import type { Incoming } from './useImport';

/** In device pixels: twice what is shown, for screens that are that fine. */
const maxWidth = 880;

/** The first page of a file that waits to be labelled; asked again with each password that is tried. */
export function useGlance(requestId: string, file: Incoming) {
  const { call } = useDesk();
  const [password, tryPassword] = useState('');
  const [reply, setReply] = useState<Reply<Preview>>();
  useEffect(() => {
    let wanted = true;
    const asked = { requestId, maxWidth, ...(password !== '' && { password }) };
    void glance(call, asked, file).then((answer) => {
      if (wanted) setReply(answer);
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId, file, password]);
  return { reply, tryPassword };
}

interface Asked {
  readonly requestId: string;
  readonly maxWidth: number;
  readonly password?: string;
}

function glance(call: Call, asked: Asked, file: Incoming): Promise<Reply<Preview>> {
  if (file.from === 'scan') return call('scan.glance', { ...asked, name: file.name });
  // A copy travels: the file itself is still to be taken in.
  return call('records.glance', { ...asked, bytes: file.bytes.slice() });
}
