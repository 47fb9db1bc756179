import { Checkbox, TextInput } from '@mantine/core';
import type { RequestView } from '../../../shared/contract/request';
import type { DeniedPage } from '../../../shared/domain/answer/slice';
import { pageKey, type PageRef } from '../../../shared/domain/review/slice';
import { PageCanvas } from '../../app/page/PageCanvas';
import type { PageImages } from '../../app/page/pageImages';
import { pageName } from '../../app/page/PageStage';
import { usePageImages } from '../../app/page/usePageImages';
import css from './answer.module.css';

interface DeniedPagesProps {
  readonly view: RequestView;
  readonly pages: readonly DeniedPage[];
  readonly onChange: (pages: DeniedPage[]) => void;
}

/** Page by page, each with why this very page: there is no button for all. */
export function DeniedPages({ view, pages, onChange }: DeniedPagesProps) {
  const images = usePageImages();
  if (pagesOf(view).length === 0) return <p>There are no pages in this request yet.</p>;
  return (
    <>
      <PageChoice
        legend="Which pages? The rest goes out."
        view={view}
        chosen={pages}
        onChoose={(page) => onChange([...pages, { ...page, ground: '' }])}
        onDrop={(page) => onChange(pages.filter((one) => pageKey(one) !== pageKey(page)))}
      />
      {pages.map((one) => (
        <div key={pageKey(one)} className={css.denied}>
          <SmallPage images={images} view={view} page={one} />
          <TextInput
            className={css.grow}
            label={`Why page ${one.page} of ${titleOf(view, one.documentId)}?`}
            required
            value={one.ground}
            onChange={(event) => {
              const ground = event.currentTarget.value;
              onChange(pages.map((other) => (other === one ? { ...other, ground } : other)));
            }}
          />
        </div>
      ))}
    </>
  );
}

interface PageChoiceProps {
  readonly legend: string;
  readonly view: RequestView;
  readonly chosen: readonly PageRef[];
  readonly onChoose: (page: PageRef) => void;
  readonly onDrop: (page: PageRef) => void;
}

/** The pages of a request by document and number, each to be ticked by itself. */
export function PageChoice({ legend, view, chosen, onChoose, onDrop }: PageChoiceProps) {
  const keys = new Set(chosen.map(pageKey));
  return (
    <fieldset className={css.choice}>
      <legend>{legend}</legend>
      <div className={css.pages}>
        {pagesOf(view).map(({ documentId, page, label }) => (
          <Checkbox
            key={pageKey({ documentId, page })}
            size="sm"
            label={label}
            checked={keys.has(pageKey({ documentId, page }))}
            onChange={(event) =>
              (event.currentTarget.checked ? onChoose : onDrop)({ documentId, page })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SmallPageProps {
  readonly images: PageImages;
  readonly view: RequestView;
  readonly page: PageRef;
}

/** Nobody denies a page by its number alone: it is seen beside what is said of it. */
export function SmallPage({ images, view, page: { documentId, page } }: SmallPageProps) {
  const pages = view.request.records?.documents.find(({ id }) => id === documentId)?.pages ?? [];
  return (
    <div className={css.small}>
      <PageCanvas
        images={images}
        requestId={view.request.id}
        of={{ kind: 'document', id: documentId }}
        page={page}
        name={pageName(page, pages.length, titleOf(view, documentId))}
        width={96}
        urgency="wall"
      />
    </div>
  );
}

function pagesOf(view: RequestView) {
  return (view.request.records?.documents ?? []).flatMap((document) =>
    document.pages.map(({ page }) => ({
      documentId: document.id,
      page,
      label: `${document.title}, ${page}`,
    })),
  );
}

function titleOf(view: RequestView, documentId: string): string {
  return view.request.records?.documents.find((one) => one.id === documentId)?.title ?? '';
}
