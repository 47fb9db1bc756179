import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { FaultAlert } from './FaultAlert';
import css from './ui.module.css';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  /** Red where what follows cannot be taken back. */
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  fault?: Fault;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <form
        className={css.stack}
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm();
        }}
      >
        <FaultAlert fault={props.fault} />
        {props.children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {props.cancelLabel ?? 'Cancel'}
          </Button>
          <Button
            type="submit"
            color={props.danger ? 'red' : undefined}
            loading={props.busy}
            disabled={props.disabled}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
