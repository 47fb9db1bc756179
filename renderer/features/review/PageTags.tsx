import { Button, NativeSelect } from '@mantine/core';
import { isCovered } from '../../../shared/domain/sensitive/covered';
import type { Tag } from '../../../shared/domain/sensitive/slice';
import type { MinorServiceKind } from '../../../shared/domain/law/gateRules';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { options, serviceWords, tagWords, whyTagged } from './protectedWords';
import type { ReviewPage } from './reviewPages';
import { focusTags, tagsHeadingId } from './tagsHeading';
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
        <p className={styles.dimmed}>No tag. That does not clear the page: only a look does.</p>
      ) : (
        <ul className={styles.marks}>
          {page.tags.map((tag) => (
            <TagRow key={tag.id} desk={desk} tag={tag} page={page} />
          ))}
        </ul>
      )}
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

interface TagRowProps {
  readonly desk: ReviewDesk;
  readonly tag: Tag;
  readonly page: ReviewPage;
}

function TagRow({ desk, tag, page }: TagRowProps) {
  const isOpen = tag.status === 'suggested';
  const named = tagWords(tag);
  return (
    <li>
      <div className={styles.markHead}>
        <StatusBadge tone={isOpen ? 'warn' : 'info'} label={isOpen ? 'Proposed' : 'Confirmed'} />
      </div>
      <strong>{named}</strong>
      <span className={styles.dimmed}>{whyTagged(tag)}</span>
      <TagQuestions desk={desk} tag={tag} />
      <div className={styles.buttons}>
        {isOpen ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Confirm: ${named}`}
            onClick={() => void desk.answerTags([tag.id], {}).then(focusTags)}
          >
            Confirm
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Not sensitive: ${named}`}
          onClick={() => void desk.clearTags([tag.id]).then(focusTags)}
        >
          Not sensitive
        </Button>
        <CoverButton desk={desk} tag={tag} page={page} />
        {tag.category === 'MIN' && !isOpen ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void desk.proposeShadows([tag.id])}
          >
            Find other pages of that day
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Where a mixed page has marks, a person may say that they cover all of it. */
function CoverButton({ desk, tag, page }: TagRowProps) {
  const hasMark = page.marks.some((mark) => mark.status === 'accepted');
  const covered = isCovered(tag, page.page, page.marks);
  if (!hasMark && !covered) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void desk.answerTags([tag.id], { covered: !covered, page: page.page })}
    >
      {covered ? 'The marks do not cover it' : 'The marks cover it'}
    </Button>
  );
}

/** What a gate hangs on besides the category. */
function TagQuestions({ desk, tag }: { readonly desk: ReviewDesk; readonly tag: Tag }) {
  if (tag.category === 'SUD' || tag.category === 'SCN') {
    const value = tag.isPart2 === undefined ? '' : tag.isPart2 ? 'yes' : 'no';
    return (
      <NativeSelect
        size="xs"
        label="From a program under 42 CFR Part 2?"
        data={[
          { value: '', label: 'Nobody has said' },
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        value={value}
        onChange={(event) => {
          const answer = event.currentTarget.value;
          if (answer !== '') void desk.answerTags([tag.id], { isPart2: answer === 'yes' });
        }}
      />
    );
  }
  if (tag.category !== 'MIN') return null;
  return (
    <NativeSelect
      size="xs"
      label="Which care was it?"
      data={[{ value: '', label: 'Nobody has said' }, ...options(serviceWords)]}
      value={tag.service ?? ''}
      onChange={(event) => {
        const service = event.currentTarget.value;
        if (service !== '') {
          void desk.answerTags([tag.id], { service: service as MinorServiceKind });
        }
      }}
    />
  );
}
