import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { namesOther, type ReviewPage } from './reviewPages';
import { leaveOutOptions } from './reviewWords';
import type { ReviewDesk } from './useReviewDesk';
import type { LeaveOutReason } from '../../../shared/domain/review/slice';

interface LeaveOutDialogProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  readonly onLeaveOut: (reason: LeaveOutReason) => void;
  readonly onClose: () => void;
}

export function LeaveOutDialog(props: LeaveOutDialogProps) {
  // Where the desk found somebody else on the page, that is most likely why.
  const [reason, setReason] = useState<LeaveOutReason>(
    namesOther(props.desk.handle.view?.identity, props.page) ? 'other-person' : 'out-of-scope',
  );
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
