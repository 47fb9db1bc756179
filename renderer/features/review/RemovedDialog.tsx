import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { IdentityView } from '../../../shared/contract/identity';
import { PageStage } from '../../app/page/PageStage';
import { usePageImages } from '../../app/page/usePageImages';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewPage } from './reviewPages';
import { previewName, type ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface RemovedDialogProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly other: IdentityView['others'][number];
  readonly patient: string;
  readonly onClose: () => void;
}

/** That the marks remove the other person is said in front of the page as it will leave, never unseen. */
export function RemovedDialog({ desk, page, other, patient, onClose }: RemovedDialogProps) {
  const [shownAs, setShownAs] = useState<string>();
  const [looked, setLooked] = useState(false);
  const asItLeaves = previewName(page, desk.terms);

  async function confirm(): Promise<void> {
    if (await desk.sayRemoved(page)) onClose();
  }

  return (
    <ConfirmDialog
      opened
      wide
      title={`Page ${String(page.page)} as it will leave`}
      confirmLabel="The marks remove that person"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={!looked || shownAs !== asItLeaves}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        Look for what is left of “{other.because}”: names, dates, numbers, addresses, and what only
        that person can be meant by.
        {other.alsoPatient
          ? ''
          : ` ${patient} is not named on this page. A page that tells of somebody else stays out, also without the name.`}
      </p>
      <Preview desk={desk} page={page} asItLeaves={asItLeaves} onShown={setShownAs} />
      <Checkbox
        label={`I looked at the whole page. What is left tells nothing of the other person, and concerns ${patient}.`}
        data-autofocus
        checked={looked}
        onChange={(event) => setLooked(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}

interface PreviewProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly asItLeaves: string;
  readonly onShown: (shownAs: string) => void;
}

function Preview({ desk, page, asItLeaves, onShown }: PreviewProps) {
  const images = usePageImages();
  return (
    <div className={styles.asItLeavesPage}>
      <PageStage
        images={images}
        requestId={desk.requestId}
        of={{ kind: 'document', id: page.documentId }}
        page={page.page}
        pageCount={page.pageCount}
        title={page.title}
        size={page}
        previewOf={asItLeaves}
        onShown={() => onShown(asItLeaves)}
      />
    </div>
  );
}
