import { Button, NativeSelect } from '@mantine/core';
import { MarkRow } from './MarkRow';
import { countMarks, type ReviewPage } from './reviewPages';
import { plural, reasonOptions, type MarkReason } from './reviewWords';
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
            <MarkRow key={mark.id} desk={desk} page={page} mark={mark} at={at} />
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
            py={4}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'left', lineHeight: 1.35 } }}
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
