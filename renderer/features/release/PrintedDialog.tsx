import { Button, Group, Modal } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import type { Delivery } from '../../../shared/domain/release/slice';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from '../../app/ui/station.module.css';

interface PrintedDialogProps {
  opened: boolean;
  delivery: Delivery;
  /** What has come to stand in the way since the packet was handed over. */
  closedSince: string | undefined;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onAnswer: (allPrinted: boolean) => void;
}

/** A spooler only says that it took the job; a person says that the paper is there. */
export function PrintedDialog(props: PrintedDialogProps) {
  const words = questionOf(props.delivery);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={words.title}>
      <div className={css.column}>
        <FaultAlert fault={props.fault} />
        {props.closedSince && (
          <p role="alert">
            Since then: {props.closedSince} If the packet is still here, destroy it and answer No.
          </p>
        )}
        <p>{words.how} Yes writes the disclosure into the log, and that cannot be taken back.</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={props.busy} onClick={() => props.onAnswer(false)}>
            {words.no}
          </Button>
          <Button loading={props.busy} onClick={() => props.onAnswer(true)}>
            {words.yes}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function questionOf({ method, pageCount }: Delivery) {
  if (method === 'print') {
    return {
      title: `Did all ${pageCount} pages print?`,
      how: 'Count them.',
      yes: `Yes, all ${pageCount} are here`,
      no: 'No, print it again',
    };
  }
  return {
    title: 'Is the packet in the folder?',
    how: 'The desk was stopped while it saved the file. Look whether it is there, and opens.',
    yes: 'Yes, the file is there',
    no: 'No, save it again',
  };
}
