import { Button } from '@mantine/core';
import { CircleAlert, Info } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { FindAndMark } from './FindAndMark';
import { KeptBack } from './KeptBack';
import { MarkList } from './MarkList';
import { PageTags } from './PageTags';
import type { ReviewPage } from './reviewPages';
import { leaveOutWords, pictureText } from './reviewWords';
import { StrangePages } from './StrangePages';
import { Terms } from './Terms';
import { WhosePage } from './WhosePage';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface ReviewPanelProps {
  readonly desk: ReviewDesk;
  readonly findForm: RefObject<HTMLFormElement | null>;
  readonly onLeaveOut: () => void;
  readonly onTag: () => void;
}

/** All about the page in front, then what concerns every page. */
export function ReviewPanel({ desk, findForm, onLeaveOut, onTag }: ReviewPanelProps) {
  const page = desk.current;
  const panel = useRef<HTMLElement>(null);
  // What warns of the next page stands at the top, however far down the last one was worked on.
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [page?.key]);
  if (!page) return null;
  return (
    <aside ref={panel} className={styles.panel} aria-label="This page and its marks">
      <section aria-labelledby="review-page">
        <h2 id="review-page">
          Page {page.page} of {page.pageCount}
        </h2>
        <p className={styles.dimmed}>{page.title}</p>
        <PageStatus desk={desk} page={page} />
        <WhosePage desk={desk} page={page} />
        <Findings page={page} />
        <div className={styles.buttons}>
          {page.looked ? (
            <Button size="compact-sm" variant="default" onClick={() => desk.takeBackLook(page)}>
              Not looked at after all
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="default"
            onClick={onLeaveOut}
            aria-keyshortcuts="X"
            aria-haspopup={page.leftOut === undefined ? 'dialog' : undefined}
          >
            {page.leftOut === undefined ? 'Leave the page out…' : 'Take the page in again'}
          </Button>
        </div>
      </section>
      <StrangePages desk={desk} />
      <PageTags desk={desk} page={page} onTag={onTag} />
      <KeptBack desk={desk} />
      <MarkList desk={desk} page={page} />
      <FindAndMark desk={desk} form={findForm} />
      <Terms desk={desk} />
    </aside>
  );
}

function PageStatus({ page }: { readonly desk: ReviewDesk; readonly page: ReviewPage }) {
  return (
    <div className={styles.status}>
      {page.looked ? (
        <StatusBadge tone="ok" label="Looked at" />
      ) : (
        <StatusBadge tone="neutral" label="Not looked at" />
      )}
      {page.leftOut === undefined ? null : (
        <StatusBadge tone="bad" label={`Left out: ${leaveOutWords[page.leftOut].toLowerCase()}`} />
      )}
    </div>
  );
}

function Findings({ page }: { readonly page: ReviewPage }) {
  if (page.findings.length === 0 && !page.isPicture) return null;
  return (
    <ul className={styles.findings} aria-label="Flags of this page">
      {page.findings.map((finding) => (
        <li key={`${finding.code} ${finding.page ?? ''} ${finding.message}`}>
          <CircleAlert size={16} aria-hidden className={styles.flag} />
          {finding.message}
        </li>
      ))}
      {page.isPicture ? (
        <li>
          <Info size={16} aria-hidden />
          {pictureText(page)}
        </li>
      ) : null}
    </ul>
  );
}
