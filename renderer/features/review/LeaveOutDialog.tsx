import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewPage } from './reviewPages';
import { leaveOutOptions } from './reviewWords';
import type { LeaveOutReason } from '../../../shared/domain/review/slice';

interface LeaveOutDialogProps {
  readonly page: ReviewPage;
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  readonly onLeaveOut: (reason: LeaveOutReason) => void;
  readonly onClose: () => void;
}

export function LeaveOutDialog(props: LeaveOutDialogProps) {
  const [reason, setReason] = useState<LeaveOutReason>('out-of-scope');
  return (
    <ConfirmDialog
      opened
      title={`Leave out page ${props.page.page} of ${props.page.title}?`}
      confirmLabel="Leave the page out"
      busy={props.busy}
      fault={props.fault}
      onConfirm={() => props.onLeaveOut(reason)}
      onClose={props.onClose}
    >
      <p>The page stays in the records and will not be in the packet. It can be taken in again.</p>
      <NativeSelect
        label="Why"
        data-autofocus
        data={leaveOutOptions}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as LeaveOutReason)}
      />
    </ConfirmDialog>
  );
}
