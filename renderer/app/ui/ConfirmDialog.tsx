import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
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
  /** What was confirmed is under way: the dialog stays until it has an answer. */
  busy?: boolean;
  disabled?: boolean;
  fault?: Fault;
  /** With room for a page beside the question. */
  wide?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={() => !props.busy && props.onClose()}
      title={props.title}
      size={props.wide ? 'xl' : 'md'}
    >
      <DialogForm {...props} />
    </Modal>
  );
}

function DialogForm(props: ConfirmDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => beginAtFirstField(form.current), []);
  return (
    <form
      ref={form}
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        props.onConfirm();
      }}
    >
      <FaultAlert fault={props.fault} />
      {props.children}
      <Group justify="flex-end" gap="xs" className={css.dialogFoot}>
        <Button variant="default" disabled={props.busy} onClick={props.onClose}>
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
  );
}

/** A clerk types at once; without this the dialog would begin at its closing cross. */
function beginAtFirstField(form: HTMLFormElement | null): void {
  if (!form || form.querySelector('[data-autofocus]')) return;
  const first = form.querySelector('input:not([type="radio"]),input:checked,select,textarea');
  first?.setAttribute('data-autofocus', 'true');
}
