import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

export interface AskedForms {
  readonly forms: string[];
  readonly patientAddress: string;
}

interface OtherFormDialogProps {
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly onConfirm: (asked: AskedForms) => void;
  readonly onClose: () => void;
}

/** Release what the form carries, and ask for another form for the rest, in words that say nothing. */
export function OtherFormDialog({ busy, fault, onConfirm, onClose }: OtherFormDialogProps) {
  const [typed, setTyped] = useState('Authorization for records that need a form of their own');
  const [patientAddress, setPatientAddress] = useState('');
  const forms = typed.split('\n').filter((line) => line.trim() !== '');
  return (
    <ConfirmDialog
      opened
      title="Ask for another form for part of the records?"
      confirmLabel="Write the letter"
      busy={busy}
      fault={fault}
      onConfirm={() => onConfirm({ forms, patientAddress })}
      onClose={onClose}
    >
      <p>
        The rest of the records may go out under this form. The letter goes to the patient and to
        nobody else. It does not say what kinds of records there are, and the titles you type must
        not say it either.
      </p>
      <Textarea
        label="Where the patient is written to"
        description="Empty: where the patient asked us to write, if that is on record."
        value={patientAddress}
        autosize
        minRows={2}
        onChange={(event) => setPatientAddress(event.currentTarget.value)}
      />
      <Textarea
        label="Forms you enclose, one on each line"
        value={typed}
        autosize
        minRows={2}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
