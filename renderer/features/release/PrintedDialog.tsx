import { Button, Group, Modal } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from '../../app/ui/station.module.css';

interface PrintedDialogProps {
  opened: boolean;
  pageCount: number;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onAnswer: (allPrinted: boolean) => void;
}

/** A spooler only says that it took the job; a person says that the paper is there. */
export function PrintedDialog(props: PrintedDialogProps) {
  const { pageCount } = props;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={`Did all ${pageCount} pages print?`}
    >
      <div className={css.column}>
        <FaultAlert fault={props.fault} />
        <p>Count them. Yes writes the disclosure into the log, and that cannot be taken back.</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={props.busy} onClick={() => props.onAnswer(false)}>
            No, print it again
          </Button>
          <Button loading={props.busy} onClick={() => props.onAnswer(true)}>
            Yes, all {pageCount} are here
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
