import { Checkbox, TextInput } from '@mantine/core';
import type { RequestView } from '../../../shared/contract/request';
import type { DeniedPage } from '../../../shared/domain/answer/slice';
import css from './answer.module.css';

interface DeniedPagesProps {
  readonly view: RequestView;
  readonly pages: readonly DeniedPage[];
  readonly onChange: (pages: DeniedPage[]) => void;
}

/** Page by page, each with why this very page: there is no button for all. */
export function DeniedPages({ view, pages, onChange }: DeniedPagesProps) {
  const all = pagesOf(view);
  const chosen = (key: string) => pages.find((page) => keyOf(page) === key);
  if (all.length === 0) return <p>There are no pages in this request yet.</p>;
  return (
    <>
      <fieldset className={css.choice}>
        <legend>Which pages? The rest goes out.</legend>
        <div className={css.pages}>
          {all.map(({ documentId, page, label }) => {
            const key = keyOf({ documentId, page });
            return (
              <Checkbox
                key={key}
                size="sm"
                label={label}
                checked={chosen(key) !== undefined}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...pages, { documentId, page, ground: '' }]
                      : pages.filter((one) => keyOf(one) !== key),
                  )
                }
              />
            );
          })}
        </div>
      </fieldset>
      {pages.map((one) => (
        <TextInput
          key={keyOf(one)}
          label={`Why page ${one.page} of ${titleOf(view, one.documentId)}?`}
          required
          value={one.ground}
          onChange={(event) => {
            const ground = event.currentTarget.value;
            onChange(pages.map((other) => (other === one ? { ...other, ground } : other)));
          }}
        />
      ))}
    </>
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

function keyOf({ documentId, page }: { documentId: string; page: number }): string {
  return `${documentId}#${page}`;
}
