// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import { useKeptDraft } from '../../../../renderer/app/desk/useKeptDraft';

/** A vault whose readers overtake its writers: a keep lands when the test says so. */
function slowVault() {
  const kept = new Map<string, object | null>([['request/hold', { reason: 'The old words' }]]);
  const landings: (() => void)[] = [];
  const call = (name: string, { place, words }: { place: string; words: object | null }) => {
    if (name === 'draft.read') {
      return Promise.resolve({ ok: true, value: { words: kept.get(place) ?? null } });
    }
    return new Promise((answer) => {
      landings.push(() => {
        kept.set(place, words);
        answer({ ok: true, value: {} });
      });
    });
  };
  return { call, land: () => landings.splice(0).forEach((go) => go()) };
}

function Dialog({ place }: { readonly place: string }) {
  const { typed, drop } = useKeptDraft({ requestId: 'r1', place }, { reason: 'Empty' });
  return (
    <>
      <output>{typed.reason}</output>
      <button type="button" onClick={() => void drop()}>
        Drop
      </button>
    </>
  );
}

function show(call: unknown, shown: { readonly nth: number; readonly place?: string }) {
  const desk = { call, session: { state: 'empty' } } as unknown as Desk;
  return (
    <DeskContext value={desk}>
      <Dialog key={shown.nth} place={shown.place ?? 'request/hold'} />
    </DeskContext>
  );
}

const words = () => screen.getByRole('status').textContent;
const settle = () => act(() => new Promise((go) => setTimeout(go, 20)));

afterEach(cleanup);

it('a dialog opened the moment its draft is dropped begins empty', async () => {
  const vault = slowVault();
  const { rerender } = render(show(vault.call, { nth: 1 }));
  await waitFor(() => expect(words()).toBe('The old words'));
  fireEvent.click(screen.getByRole('button', { name: 'Drop' }));
  rerender(show(vault.call, { nth: 2 }));
  await settle();
  expect(words()).toBe('Empty');
  vault.land();
  await settle();
  expect(words()).toBe('Empty');
});

it('another draft is read without waiting for it', async () => {
  const vault = slowVault();
  const { rerender } = render(show(vault.call, { nth: 1, place: 'request/cancel' }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Drop' }));
  rerender(show(vault.call, { nth: 2 }));
  await waitFor(() => expect(words()).toBe('The old words'));
});
