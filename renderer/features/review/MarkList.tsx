import { Button, NativeSelect } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { StatusBadge, type Tone } from '../../app/ui/StatusBadge';
import { ToolButton } from '../../app/page/ToolButton';
import type { PageMark } from '../../../shared/domain/review/slice';
import { countMarks, type ReviewPage } from './reviewPages';
import { plural, reasonOptions, statusWord, type MarkReason } from './reviewWords';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

/** The marks as a list: whatever can be done on the page can be done here. */
export function MarkList({ desk, page }: { readonly desk: ReviewDesk; readonly page: ReviewPage }) {
  const here = page.marks.filter((mark) => mark.status === 'proposed');
  const everywhere = countMarks(desk.marks).proposed;
  return (
    <section aria-labelledby="review-marks">
      <h2 id="review-marks">Marks on this page</h2>
      <NativeSelect
        size="xs"
        label="Reason for new marks"
        data={reasonOptions}
        value={desk.reason}
        onChange={(event) => desk.setReason(event.currentTarget.value as MarkReason)}
      />
      {page.marks.length === 0 ? (
        <p className={styles.dimmed}>
          None. Draw a box on the page, or press M to place one by keys.
        </p>
      ) : (
        <ol className={styles.marks}>
          {page.marks.map((mark, at) => (
            <MarkRow key={mark.id} desk={desk} mark={mark} at={at} />
          ))}
        </ol>
      )}
      {here.length > 1 ? (
        <div className={styles.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void desk.changeMarks(here, { status: 'accepted' })}
          >
            Accept all {here.length} on this page
          </Button>
        </div>
      ) : null}
      {everywhere > here.length ? (
        <div className={styles.buttons}>
          <Button
            size="compact-sm"
            variant="subtle"
            h="auto"
            styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
            onClick={desk.goToProposed}
            aria-keyshortcuts="N"
          >
            {plural(everywhere - here.length, 'proposed mark')} on other pages
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={desk.handle.busy}
            onClick={() => void desk.acceptProposed()}
          >
            Accept all {everywhere} on every page
          </Button>
        </div>
      ) : null}
    </section>
  );
}

const tones: Record<PageMark['status'], Tone> = {
  accepted: 'ok',
  proposed: 'warn',
  rejected: 'off',
};

function MarkRow(props: {
  readonly desk: ReviewDesk;
  readonly mark: PageMark;
  readonly at: number;
}) {
  const { desk, mark, at } = props;
  const name = `mark ${at + 1}`;
  const decide = (status: PageMark['status']) => void desk.changeMarks([mark], { status });
  return (
    <li data-selected={desk.selectedId === mark.id}>
      <div className={styles.markHead}>
        <button
          type="button"
          className={styles.show}
          aria-label={`Show ${name} on the page`}
          onClick={() => desk.select(mark.id)}
        >
          {at + 1}
        </button>
        <StatusBadge tone={tones[mark.status]} label={statusWord(mark)} />
        <span className={styles.spring} />
        <ToolButton
          label={`Take away ${name}`}
          icon={Trash2}
          onClick={() => void desk.removeMark(mark)}
        />
      </div>
      <NativeSelect
        size="xs"
        aria-label={`Reason for ${name}`}
        data={reasonOptions}
        value={mark.reason}
        onChange={(event) =>
          void desk.changeMarks([mark], { reason: event.currentTarget.value as MarkReason })
        }
      />
      <Decision mark={mark} name={name} decide={decide} />
    </li>
  );
}

function Decision(props: {
  readonly mark: PageMark;
  readonly name: string;
  readonly decide: (status: PageMark['status']) => void;
}) {
  const { mark, name, decide } = props;
  if (mark.source === 'drawn') return null;
  return (
    <div className={styles.buttons}>
      {mark.status === 'accepted' ? null : (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={`Accept ${name}`}
          onClick={() => decide('accepted')}
        >
          Accept
        </Button>
      )}
      {mark.status === 'rejected' ? null : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Reject ${name}`}
          onClick={() => decide('rejected')}
        >
          Reject
        </Button>
      )}
    </div>
  );
}
