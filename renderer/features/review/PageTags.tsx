import { Button } from '@mantine/core';
import { tagWords } from './protectedWords';
import type { ReviewPage } from './reviewPages';
import { TagRow } from './TagRow';
import { tagsHeadingId } from './tagsHeading';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface PageTagsProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly onTag: () => void;
}

/** What may be specially protected on the page in front; a person answers for each. */
export function PageTags({ desk, page, onTag }: PageTagsProps) {
  const unread = desk.handle.view?.sensitive.unread ?? [];
  const isUnread = unread.some(
    (ref) => ref.documentId === page.documentId && ref.page === page.page,
  );
  return (
    <section aria-labelledby={tagsHeadingId}>
      <h2 id={tagsHeadingId} tabIndex={-1}>
        Specially protected?
      </h2>
      {isUnread ? (
        <p className={styles.dimmed}>Nobody could look for words here: read the page yourself.</p>
      ) : null}
      {page.tags.length === 0 ? (
        <p className={styles.dimmed}>
          No tag stands here. That does not clear the page: only a look does.
        </p>
      ) : (
        <ul className={styles.marks}>
          {page.tags.map((tag) => (
            <TagRow key={tag.id} desk={desk} tag={tag} page={page} />
          ))}
        </ul>
      )}
      {page.takenBack.map((tag) => (
        <p key={tag.id} className={styles.dimmed}>
          Taken back: {tagWords(tag)}. {tag.clearedBecause}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={onTag}
          aria-keyshortcuts="T"
          aria-haspopup="dialog"
        >
          Tag this page…
        </Button>
      </div>
    </section>
  );
}
