// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PageStageProps } from '../../../../renderer/app/page/PageStage';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import { WhosePage } from '../../../../renderer/features/review/WhosePage';
import type { ReviewPage } from '../../../../renderer/features/review/reviewPages';
import type { ReviewDesk } from '../../../../renderer/features/review/useReviewDesk';

/** The picture of the page: shown when the test says so. */
vi.mock('../../../../renderer/app/page/PageStage', () => ({
  PageStage: ({ previewOf, of, page, onShown }: PageStageProps) => (
    <button type="button" onClick={() => onShown?.({ of, page })}>
      {previewOf === undefined ? 'As it is' : 'As it leaves'}
    </button>
  ),
}));

const ref = { documentId: 'd1', page: 2 };
const mark = { id: 'm1', ...ref, rect: [0, 0, 9, 9], covers: 'inside', onlyThis: false, status: 'accepted' }; // prettier-ignore
const other = { ...ref, because: 'Carol Jones', alsoPatient: false, settled: false, confirmations: [] }; // prettier-ignore
const sayRemoved = vi.fn(() => Promise.resolve(true));
const call = () => Promise.resolve({ ok: true, value: {} });
const desk = { call, onEvent: () => () => undefined } as unknown as Desk;

function show(marks: readonly object[], said: object = {}): void {
  const page = { ...ref, key: 'd1#2', pageCount: 3, title: 'Office chart', marks };
  const view = { identity: { others: [{ ...other, ...said }], unsure: [] }, band: { patient: 'Anna Miller' } }; // prettier-ignore
  const review = { requestId: 'r1', terms: [], handle: { view, busy: false }, sayRemoved };
  render(
    <MantineProvider env="test">
      <DeskContext value={desk}>
        <WhosePage desk={review as unknown as ReviewDesk} page={page as unknown as ReviewPage} />
      </DeskContext>
    </MantineProvider>,
  );
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

beforeAll(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
});
beforeEach(() => sayRemoved.mockClear());
afterEach(cleanup);

it('that marks remove the other person is said only in front of the page as it will leave', async () => {
  show([mark]);
  fireEvent.click(button('The marks remove that person…'));
  const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: 'The marks remove that person' }); // prettier-ignore
  screen.getByText(/Anna Miller is not named on this page/);
  fireEvent.click(screen.getByRole('checkbox', { name: /^I looked at the whole page/ }));
  expect(confirm.disabled).toBe(true);
  fireEvent.click(button('As it leaves'));
  expect(confirm.disabled).toBe(false);
  fireEvent.click(confirm);
  await waitFor(() => expect(sayRemoved).toHaveBeenCalledTimes(1));
});

it('it is not said where nobody ticked that the whole page was looked at', async () => {
  show([mark]);
  fireEvent.click(button('The marks remove that person…'));
  fireEvent.click(await screen.findByRole('button', { name: 'As it leaves' }));
  expect(button('The marks remove that person').disabled).toBe(true);
});

it('without an accepted mark there is nothing that could remove anybody', () => {
  show([{ ...mark, status: 'proposed' }]);
  expect(screen.queryByRole('button', { name: 'The marks remove that person…' })).toBeNull();
  button('It belongs here…');
});

it('who looked is named, and when the marks were changed since it is asked again', () => {
  show([mark], { settled: true, removal: { by: 'Ada', stands: true } });
  screen.getByText('Ada looked at the page as it will leave: its marks remove the other person.');
  expect(screen.queryByRole('button', { name: 'The marks remove that person…' })).toBeNull();
  cleanup();
  show([mark], { removal: { by: 'Ada', stands: false } });
  screen.getByText(/They were changed since: look again/);
  button('The marks remove that person…');
});
