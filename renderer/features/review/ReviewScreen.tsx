import { Button } from '@mantine/core';
import { pageKey, type PageRef } from '../../../shared/domain/review/slice';
import { FileStack } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageWall } from '../../app/page/PageWall';
import { usePageImages } from '../../app/page/usePageImages';
import { requestPath } from '../../app/paths';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { KeysDialog } from '../../app/ui/KeysDialog';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { useShortcuts } from '../../app/ui/shortcuts';
import { focusFind } from './FindAndMark';
import { LeaveOutDialog } from './LeaveOutDialog';
import { ReadingLine } from './ReadingLine';
import { useReadFirst } from './useReadFirst';
import { ReviewPanel } from './ReviewPanel';
import { reviewKeys } from './reviewKeys';
import { countMarks, strangePages } from './reviewPages';
import { marksText, plural, sayPage } from './reviewWords';
import { ReviewStage } from './ReviewStage';
import { focusTags } from './tagsHeading';
import { useReviewDesk, type ReviewDesk } from './useReviewDesk';
import { wallGroups } from './wallGroups';
import { TagDialog } from './TagDialog';
import styles from './review.module.css';

type Dialog = 'keys' | 'leave-out' | 'tag' | undefined;

/** Every page is looked at by a person; what must not leave is marked or left out. */
export function ReviewScreen() {
  const { requestId = '' } = useParams();
  return <Review key={requestId} requestId={requestId} />;
}

function Review({ requestId }: { readonly requestId: string }) {
  const images = usePageImages();
  const desk = useReviewDesk(requestId);
  const groundId = useId();
  const focusPage = () => document.getElementById(groundId)?.focus();
  const findForm = useRef<HTMLFormElement>(null);
  const [drawing, setDrawing] = useState(true);
  const [previewKey, setPreviewKey] = useState<string>();
  const [placing, setPlacing] = useState(0);
  const [dialog, setDialog] = useState<Dialog>();
  const { current, handle } = desk;
  useReadFirst(requestId, current);
  // Each page comes as it is: only then does it count as looked at.
  const preview = current !== undefined && previewKey === current.key;
  const setPreview = (on: boolean) => setPreviewKey(on ? current?.key : undefined);

  function toggleLeaveOut(): void {
    if (!current) return;
    if (current.leftOut === undefined) setDialog('leave-out');
    else void desk.leaveOut(current, undefined);
  }

  const walk = (page: ReviewDesk['before']) => () => desk.goTo(page);
  useShortcuts({
    // A key that is held down looks at nothing.
    Space: ({ repeat }) => !repeat && desk.lookAndGoOn(),
    ArrowLeft: walk(desk.before),
    PageUp: walk(desk.before),
    ArrowRight: walk(desk.after),
    PageDown: walk(desk.after),
    r: () => setDrawing(!drawing),
    m: () => setPlacing(placing + 1),
    s: () => focusFind(findForm.current),
    n: desk.goToProposed,
    x: toggleLeaveOut,
    t: () => setDialog('tag'),
    p: () => setPreview(!preview),
    '?': () => setDialog('keys'),
    'ctrl+z': desk.undo,
    'ctrl+shift+z': desk.redo,
    'ctrl+y': desk.redo,
  });

  return (
    <RequestFrame
      requestId={requestId}
      view={handle.view}
      step="review"
      title="Review and redact"
      fill
      footer={<Foot desk={desk} />}
    >
      <div className={styles.faults}>
        <FaultAlert fault={handle.fault} onClose={() => handle.clearFault()} />
      </div>
      {current ? (
        <div className={styles.panes}>
          <div className={styles.thumbs}>
            <PageWall
              images={images}
              requestId={requestId}
              groups={wallGroups(desk.pages, handle.view?.identity)}
              label="Pages of the records"
              tile={96}
              currentKey={current.key}
              onCurrent={desk.goToKey}
              onOpen={focusPage}
            />
          </div>
          <ReviewStage
            desk={desk}
            images={images}
            groundId={groundId}
            focusPage={focusPage}
            drawing={drawing}
            onDrawing={setDrawing}
            preview={preview}
            onPreview={setPreview}
            placing={placing}
            onPlace={() => setPlacing(placing + 1)}
            onKeys={() => setDialog('keys')}
          />
          <ReviewPanel
            desk={desk}
            findForm={findForm}
            onLeaveOut={toggleLeaveOut}
            onTag={() => setDialog('tag')}
          />
        </div>
      ) : (
        <NoPages requestId={requestId} />
      )}
      <Announcer desk={desk} />
      {dialog === 'keys' ? (
        <KeysDialog
          title="Keys of the review"
          keys={reviewKeys}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'tag' && current ? (
        <TagDialog desk={desk} page={current} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'leave-out' && current ? (
        <LeaveOutDialog
          page={current}
          desk={desk}
          fault={handle.fault}
          busy={handle.busy}
          onLeaveOut={(reason) =>
            void desk.leaveOut(current, reason).then((ok) => ok && setDialog(undefined))
          }
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </RequestFrame>
  );
}

function lookedText(desk: ReviewDesk): string {
  const pages = desk.handle.view?.pages;
  return pages ? `${pages.looked} of ${pages.total} looked at` : '';
}

/** Page changes and counts for those who do not see them. */
function Announcer({ desk }: { readonly desk: ReviewDesk }) {
  const { current } = desk;
  const page =
    current && sayPage({ ...current, counts: countMarks(current.marks) }, lookedText(desk));
  return (
    <div role="status" aria-live="polite" className={styles.announcer}>
      {[desk.said, page].filter(Boolean).join(' ')}
    </div>
  );
}

function Foot({ desk }: { readonly desk: ReviewDesk }) {
  const { view } = desk.handle;
  if (!view || !desk.current) return null;
  const { total, looked, leftOut } = view.pages;
  const counts = countMarks(desk.marks);
  const tags = view.sensitive.unanswered;
  const strange = strangePages(view.identity);
  return (
    <>
      <p className={styles.counts}>
        <strong>{lookedText(desk)}</strong>
        <span>{marksText(counts)}</span>
        {leftOut > 0 ? <span>{plural(leftOut, 'page')} left out</span> : null}
        <ReadingLine />
        {desk.said ? <span className={styles.said}>{desk.said}</span> : null}
      </p>
      <Next
        desk={desk}
        left={{ pages: total - looked, marks: counts.proposed, ...strange, tags }}
      />
    </>
  );
}

interface NextProps {
  readonly desk: ReviewDesk;
  /** What waits for the clerk yet. */
  readonly left: {
    readonly pages: number;
    readonly marks: number;
    readonly strange: PageRef | undefined;
    readonly awaitsSecond: boolean;
    readonly tags: number;
  };
}

/** The one way on: pages first, then what nobody has decided on. */
function Next({ desk, left }: NextProps) {
  if (left.pages > 0)
    return (
      <Button onClick={desk.lookAndGoOn} aria-keyshortcuts="Space">
        Looked at, next page
      </Button>
    );
  if (left.marks > 0)
    return (
      <Button onClick={desk.goToProposed} aria-keyshortcuts="N">
        Go to the next proposed mark
      </Button>
    );
  const { strange } = left;
  if (strange)
    return (
      <Button onClick={() => desk.goToKey(pageKey(strange))}>
        Go to the page that names somebody else
      </Button>
    );
  if (left.tags > 0) return <Button onClick={() => goToTags(desk)}>{tagsLabel(left.tags)}</Button>;
  if (left.awaitsSecond)
    return (
      <Button component={Link} to={requestPath(desk.requestId)}>
        Back to the request: a second person has to look
      </Button>
    );
  return (
    <Button component={Link} to={requestPath(desk.requestId, 'packet')}>
      Go on to the packet
    </Button>
  );
}

function goToTags(desk: ReviewDesk): void {
  desk.goToTagged();
  focusTags();
}

function tagsLabel(tags: number): string {
  return `Decide on ${plural(tags, 'suggested tag')}`;
}

function NoPages({ requestId }: { readonly requestId: string }) {
  return (
    <EmptyState
      icon={FileStack}
      title="There are no pages to look at yet"
      action={
        <Button component={Link} to={requestPath(requestId, 'records')}>
          Add the records
        </Button>
      }
    >
      Pages appear here as soon as records are added.
    </EmptyState>
  );
}
