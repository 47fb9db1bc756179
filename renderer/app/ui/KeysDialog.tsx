import { Modal } from '@mantine/core';
import css from './ui.module.css';

export interface KeyWords {
  readonly keys: string;
  readonly does: string;
}

/** Keys that work on every screen. */
const everywhere: readonly KeyWords[] = [
  { keys: 'Ctrl + K', does: 'Find a request, a patient or an action' },
  { keys: 'Ctrl + L', does: 'Lock the desk' },
  { keys: '?', does: 'These keys' },
];

interface KeysDialogProps {
  readonly title: string;
  /** Those of the screen, before those that work everywhere. */
  readonly keys?: readonly KeyWords[];
  readonly onClose: () => void;
}

/** Which keys work here, opened by `?`. */
export function KeysDialog({ title, keys = [], onClose }: KeysDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <dl className={css.keyList}>
        {[...keys, ...everywhere].map(({ keys: pressed, does }) => (
          <div key={pressed}>
            <dt>{pressed}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
