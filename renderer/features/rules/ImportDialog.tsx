import { useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { DifferenceTable } from './DifferenceTable';
import { ReasonAndDay } from './ReasonAndDay';
import css from './rules.module.css';
import { tomorrow } from './ruleWords';
import type { PackName } from './usePacks';

type Preview = OutputOf<(typeof contract)['rules.readImport']>;

interface ImportDialogProps {
  today: string;
  onClose: () => void;
  onDone: (name: PackName) => void;
}

/** A file is read and shown first, and only then taken. */
export function ImportDialog({ today, onClose, onDone }: ImportDialogProps) {
  const { call } = useDesk();
  const [bytes, setBytes] = useState<Uint8Array>();
  const [preview, setPreview] = useState<Preview>();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(() => tomorrow(today));
  const [fault, setFault] = useState<Fault>();
  const read = async (file: File | undefined) => {
    if (!file) return;
    const content = new Uint8Array(await file.arrayBuffer());
    const reply = await call('rules.readImport', { bytes: content.slice() });
    setFault(reply.ok ? undefined : reply.fault);
    setPreview(reply.ok ? reply.value : undefined);
    setBytes(reply.ok ? content : undefined);
  };
  const take = async () => {
    if (!bytes) return;
    const reply = await call('rules.import', { bytes: bytes.slice(), reason, from });
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) onDone(reply.value);
  };
  return (
    <ConfirmDialog
      opened
      title="Import rules"
      confirmLabel="Take these rules"
      disabled={!preview}
      fault={fault}
      onConfirm={() => void take()}
      onClose={onClose}
    >
      <div className={css.file}>
        <label htmlFor="rules-file">File of rules</label>
        <input
          id="rules-file"
          type="file"
          accept=".json,application/json"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </div>
      {preview && (
        <>
          <p>
            {preview.comparedWith === ''
              ? `${preview.label}: rules this desk did not have.`
              : `${preview.label}: compared with ${preview.comparedWith}, the latest on this desk.`}
          </p>
          <DifferenceTable
            differences={preview.differences}
            before={preview.comparedWith === '' ? 'Now' : preview.comparedWith}
            after="In the file"
          />
          <ReasonAndDay reason={reason} from={from} onReason={setReason} onFrom={setFrom} />
        </>
      )}
    </ConfirmDialog>
  );
}
