// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, test, vi } from 'vitest';
import { FindAndMark } from '../../../../renderer/features/review/FindAndMark';
import type { ReviewDesk } from '../../../../renderer/features/review/useReviewDesk';

const findAndMark = vi.fn(() =>
  Promise.resolve({ found: 2, pagesWithoutText: 0, scannedPages: 0 }),
);

function show(): void {
  const desk = { handle: { busy: false }, findAndMark } as unknown as ReviewDesk;
  render(
    <MantineProvider env="test">
      <FindAndMark desk={desk} form={createRef()} />
    </MantineProvider>,
  );
}

const reason = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Reason for these marks' }); // prettier-ignore
const choose = (what: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: 'What to find' }), { target: { value: what } }); // prettier-ignore
const find = () => fireEvent.click(screen.getByRole('button', { name: 'Find and propose marks' }));
const type = (text: string) =>
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });

beforeAll(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
});
beforeEach(() => findAndMark.mockClear());
afterEach(cleanup);

test.each([
  ['social-security', 'identifier'],
  ['phone', 'identifier'],
  ['e-mail', 'identifier'],
  ['record-number', 'identifier'],
  ['other-patients', 'other-person'],
  ['name', ''],
  ['date', ''],
  ['words', ''],
])('what is looked for suggests why it is covered: %s', (what, suggested) => {
  show();
  choose(what);
  expect(reason().value).toBe(suggested);
});

it('the suggested reason can be changed before anything is marked', async () => {
  show();
  choose('phone');
  fireEvent.change(reason(), { target: { value: 'other-person' } });
  find();
  await waitFor(() =>
    expect(findAndMark).toHaveBeenCalledWith({ kind: 'shape', shape: 'phone' }, 'other-person'),
  );
});

it('a name is marked for no reason that nobody chose, and each search is asked anew', async () => {
  show();
  choose('name');
  type('Carol Jones');
  find();
  expect(document.activeElement).toBe(reason());
  screen.getByText('Choose why what is found has to be covered.');
  expect(findAndMark).not.toHaveBeenCalled();
  fireEvent.change(reason(), { target: { value: 'other-person' } });
  find();
  await waitFor(() => expect(findAndMark).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(reason().value).toBe(''));
});
