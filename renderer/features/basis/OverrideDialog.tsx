import { NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

type Row = OutputOf<(typeof contract)['basis.rows']>['rows'][number];

interface OverrideDialogProps {
  requestId: string;
  opened: boolean;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onChoose: (words: { row: string; reason: string }) => Promise<boolean>;
}

/** A manager may choose another basis than the rules; it is kept with the reason. */
export function OverrideDialog(props: OverrideDialogProps) {
  const rows = useRows(props.requestId, props.opened);
  const at = { requestId: props.requestId, place: 'basis/override' };
  const { typed, set, drop } = useKeptDraft(at, { row: '', reason: '' });
  const { row, reason } = typed;
  const chosen = rows.find(({ id }) => id === row);
  return (
    <ConfirmDialog
      opened={props.opened}
      title="Choose another basis"
      confirmLabel="Choose it"
      busy={props.busy}
      disabled={!chosen || reason.trim() === ''}
      fault={props.fault}
      onClose={() => {
        void drop();
        props.onClose();
      }}
      onConfirm={() => void props.onChoose(typed).then((chose) => (chose ? drop() : undefined))}
    >
      <NativeSelect
        label="The basis that holds"
        data={[
          { value: '', label: 'Choose one' },
          ...rows.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        value={row}
        onChange={(event) => set({ row: event.currentTarget.value })}
      />
      {chosen && <p>{chosen.sentence}</p>}
      <Textarea
        label="Why this basis holds"
        description="It stands on the request and on the list of the manager."
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}

function useRows(requestId: string, wanted: boolean): readonly Row[] {
  const { call } = useDesk();
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(() => {
    if (!wanted) return;
    void call('basis.rows', { requestId }).then((reply) => {
      if (reply.ok) setRows(reply.value.rows);
    });
  }, [call, requestId, wanted]);
  return rows;
}
