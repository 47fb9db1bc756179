// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import type { RequestHandle } from '../../../../renderer/app/desk/useRequest';
import { RecordDialogs } from '../../../../renderer/features/records/RecordDialogs';
import type { useImport } from '../../../../renderer/features/records/useImport';

const take = vi.fn();
/** The picture of the first page is nothing to this test. */
const call = () => new Promise(() => undefined);
const desk = { call, onEvent: () => () => undefined } as unknown as Desk;

function show(name: string): void {
  const intake = { file: { from: 'scan', name }, waiting: 1, take, skip: () => undefined };
  const handle = { busy: false, view: { request: { records: { documents: [] } } } };
  render(
    <MantineProvider env="test">
      <DeskContext value={desk}>
        <RecordDialogs
          handle={handle as unknown as RequestHandle}
          requestId="r1"
          intake={intake as unknown as ReturnType<typeof useImport>}
          dialog={undefined}
          onClose={() => undefined}
        />
      </DeskContext>
    </MantineProvider>,
  );
}

const kind = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Kind of record' });
const title = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
const add = () => fireEvent.click(screen.getByRole('button', { name: 'Add the document' }));
const choose = (value: string) => fireEvent.change(kind(), { target: { value } });

beforeAll(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
});
beforeEach(() => take.mockClear());
afterEach(cleanup);

it('a document whose kind nobody chose is not added, and the dialog says what to do', async () => {
  show('scan_0141.pdf');
  expect(kind().value).toBe('');
  add();
  await screen.findByText('Choose what kind of record it is.');
  expect(take).not.toHaveBeenCalled();
  choose('labs');
  expect(title().value).toBe('Labs');
  add();
  await waitFor(() => expect(take).toHaveBeenCalledTimes(1));
  expect(take.mock.calls[0]?.[0]).toMatchObject({ kind: 'labs', title: 'Labs' });
});

it('a kind that the file’s name tells is proposed, and the dialog says why it stands there', async () => {
  show('MRI knee.pdf');
  expect(kind().value).toBe('imaging');
  screen.getByText('Proposed by the file’s name. Change it if it is another.');
  choose('labs');
  expect(screen.queryByText(/Proposed by/)).toBeNull();
  add();
  await waitFor(() => expect(take.mock.calls[0]?.[0]).toMatchObject({ kind: 'labs' }));
});
