import { Eye, Keyboard, Plus, Redo2, SquareDashedMousePointer, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CoordinatesDialog } from '../../app/page/CoordinatesDialog';
import { MarkLayer, placedRect, type LayerBox } from '../../app/page/MarkLayer';
import { PageStage } from '../../app/page/PageStage';
import type { PageView } from '../../app/page/pageGeometry';
import type { PageImages } from '../../app/page/pageImages';
import { ToolButton } from '../../app/page/ToolButton';
import { pageKey } from '../../../shared/domain/review/slice';
import type { ReviewPage } from './reviewPages';
import { markName, runsOnText } from './reviewWords';
import { useCovers } from './useCovers';
import { previewName, type ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface ReviewStageProps {
  readonly desk: ReviewDesk;
  readonly images: PageImages;
  readonly groundId: string;
  readonly focusPage: () => void;
  readonly drawing: boolean;
  readonly onDrawing: (drawing: boolean) => void;
  readonly preview: boolean;
  readonly onPreview: (preview: boolean) => void;
  /** Goes up each time a mark is to be placed in the middle of the page. */
  readonly placing: number;
  readonly onPlace: () => void;
  readonly onKeys: () => void;
}

/** The page in front of the clerk, with its marks, or as it will leave. */
export function ReviewStage(props: ReviewStageProps) {
  const { desk, preview } = props;
  const page = desk.current;
  if (!page) return null;
  const of = { kind: 'document', id: page.documentId } as const;
  const ahead = [desk.nextPage, desk.after].filter((one) => one !== undefined);
  return (
    <PageStage
      images={props.images}
      requestId={desk.requestId}
      of={of}
      page={page.page}
      pageCount={page.pageCount}
      title={page.title}
      size={page}
      previewOf={preview ? previewName(page, desk.terms) : undefined}
      ahead={ahead.map((one) => ({
        of: { kind: 'document' as const, id: one.documentId },
        page: one.page,
      }))}
      onShown={(shown) => {
        if (shown.of.kind === 'document' && !preview) {
          desk.shown(pageKey({ documentId: shown.of.id, page: shown.page }));
        }
      }}
      onBack={desk.before && (() => desk.goTo(desk.before))}
      onNext={desk.after && (() => desk.goTo(desk.after))}
      groundId={props.groundId}
      tools={<Tools {...props} />}
    >
      {(view) => (preview ? null : <Marks key={page.key} {...props} page={page} view={view} />)}
    </PageStage>
  );
}

function Tools(props: ReviewStageProps) {
  const { desk, drawing, preview } = props;
  return (
    <>
      <span className={styles.gap} />
      <ToolButton
        wide
        label="Draw"
        shortcut="R"
        icon={SquareDashedMousePointer}
        pressed={drawing}
        onClick={() => props.onDrawing(!drawing)}
      />
      <ToolButton label="Place a mark by keys" shortcut="M" icon={Plus} onClick={props.onPlace} />
      <ToolButton
        label="Undo"
        shortcut="Control+Z"
        icon={Undo2}
        onClick={desk.canUndo ? desk.undo : undefined}
      />
      <ToolButton
        label="Do again"
        shortcut="Control+Shift+Z"
        icon={Redo2}
        onClick={desk.canRedo ? desk.redo : undefined}
      />
      <ToolButton
        wide
        label="Preview"
        shortcut="P"
        icon={Eye}
        pressed={preview}
        onClick={() => props.onPreview(!preview)}
      />
      <ToolButton label="Keys" shortcut="?" icon={Keyboard} onClick={props.onKeys} />
      {preview ? (
        <span className={styles.asItLeaves}>This is the page exactly as it will leave.</span>
      ) : null}
    </>
  );
}

function Marks(props: ReviewStageProps & { readonly page: ReviewPage; readonly view: PageView }) {
  const { desk, page, view, placing } = props;
  const [typing, setTyping] = useState<string>();
  const marks = page.marks.filter((mark) => mark.status !== 'rejected');
  const covers = useCovers(desk.requestId, page);
  const byId = (id: string | undefined) => page.marks.find((mark) => mark.id === id);
  const typed = byId(typing);
  const place = useRef(() => undefined as unknown);
  useEffect(() => {
    place.current = () => void desk.draw(page, placedRect(view));
  });
  const placed = useRef(placing);
  useEffect(() => {
    if (placed.current !== placing) place.current();
    placed.current = placing;
  }, [placing]);

  async function change(id: string, rect: LayerBox['rect']): Promise<void> {
    const mark = byId(id);
    if (mark) await desk.changeMarks([mark], { rect });
  }

  function remove(id: string): void {
    const mark = byId(id);
    props.focusPage();
    if (mark) void desk.removeMark(mark).then((ok) => ok && desk.say('Mark taken away.'));
  }

  return (
    <>
      <MarkLayer
        view={view}
        label="Marks on this page"
        boxes={marks.map((mark, at) => ({
          id: mark.id,
          rect: mark.rect,
          look: mark.status,
          keepsInside: mark.covers === 'outside',
          cover: covers.has(mark.id)
            ? { rects: covers.get(mark.id) ?? [], said: runsOnText }
            : undefined,
          label: markName(mark, at, marks.length),
        }))}
        drawing={props.drawing}
        selectedId={desk.selectedId}
        onSelect={desk.select}
        onDraw={(rect) => void desk.draw(page, rect)}
        onChange={change}
        onRemove={remove}
        onType={setTyping}
        onLeave={props.focusPage}
      />
      {typed ? (
        <CoordinatesDialog
          view={view}
          rect={typed.rect}
          title="Where the mark lies"
          onPlace={(rect) => {
            setTyping(undefined);
            void change(typed.id, rect);
          }}
          onClose={() => setTyping(undefined)}
        />
      ) : null}
    </>
  );
}
