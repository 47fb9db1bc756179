import { useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import type { DocumentLabel } from '../../../shared/domain/records/slice';

/** A file on its way in: dropped or chosen here, or waiting in the scan folder. */
export type Incoming =
  | { readonly from: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly from: 'scan'; readonly name: string };

/** Files are taken in one by one; what is refused stays in front with its reason. */
export function useImport(handle: RequestHandle, requestId: string, onTaken: () => void) {
  const [waiting, setWaiting] = useState<readonly Incoming[]>([]);
  const file = waiting[0];

  async function take(label: DocumentLabel, password: string | undefined): Promise<void> {
    if (!file) return;
    const reply = await send(handle, requestId, { file, label, password });
    if (!reply.ok) return;
    setWaiting((files) => files.slice(1));
    onTaken();
  }

  return {
    file,
    waiting: waiting.length,
    offer: (files: readonly Incoming[]) => {
      handle.clearFault();
      setWaiting((before) => [...before, ...files]);
    },
    take,
    skip: () => {
      handle.clearFault();
      setWaiting((files) => files.slice(1));
    },
  };
}

interface Taken {
  readonly file: Incoming;
  readonly label: DocumentLabel;
  readonly password: string | undefined;
}

function send(handle: RequestHandle, requestId: string, { file, label, password }: Taken) {
  const said = { requestId, label, ...(password === undefined ? {} : { password }) };
  if (file.from === 'scan') return handle.run('scan.takeRecord', { ...said, name: file.name });
  // A copy travels, for sent bytes are gone here: the file may be tried again with a password.
  return handle.run('records.add', { ...said, bytes: file.bytes.slice() });
}
