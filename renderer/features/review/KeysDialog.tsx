import { Modal } from '@mantine/core';
import { reviewKeys } from './reviewKeys';
import styles from './review.module.css';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys of the review" size="lg">
      <dl className={styles.keys}>
        {reviewKeys.map(({ keys, does }) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
