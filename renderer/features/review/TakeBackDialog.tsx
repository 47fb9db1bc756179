import { Textarea } from '@mantine/core';
import type { Tag } from '../../../shared/domain/sensitive/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { tagWords } from './protectedWords';
import { focusTags } from './tagsHeading';
import type { ReviewDesk } from './useReviewDesk';

interface TakeBackDialogProps {
  readonly desk: ReviewDesk;
  readonly tag: Tag;
  readonly onClose: () => void;
}

/** Somebody had said that it is so: taken back, it needs a reason, and whoever releases sees it. */
export function TakeBackDialog({ desk, tag, onClose }: TakeBackDialogProps) {
  const place = `review/take-back/${tag.id}`;
  const { typed, set, drop } = useKeptDraft({ requestId: desk.requestId, place }, { reason: '' });
  const reason = typed.reason.trim();

  function close(): void {
    void drop();
    onClose();
  }
  async function takeBack(): Promise<void> {
    if (!(await desk.clearTags([tag.id], reason))) return;
    close();
    focusTags();
  }

  return (
    <ConfirmDialog
      opened
      title={`${tagWords(tag)}: not so after all?`}
      confirmLabel="Take the tag back"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={reason === ''}
      onConfirm={() => void takeBack()}
      onClose={close}
    >
      <p>
        Somebody said that this page is protected. Taken back, it goes out like any other. The page,
        the release and the reports show that it was taken back, and why.
      </p>
      <Textarea
        label="Why is it not protected?"
        data-autofocus
        required
        value={typed.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
