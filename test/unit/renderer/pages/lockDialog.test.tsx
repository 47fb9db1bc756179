// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import { useRequest } from '../../../../renderer/app/desk/useRequest';
import { LockDialog } from '../../../../renderer/features/release/LockDialog';
import type { Call } from '../../../../shared/contract/contract';
import type { RequestView } from '../../../../shared/contract/request';

const facts = { patientFamilyName: 'Miller', patientGivenName: 'Anna', patientDateOfBirth: '1960-01-02' }; // prettier-ignore
const view = { request: { id: 'r1', intake: { facts } } } as unknown as RequestView;
const made = ['bkd7-x3mh-8fjw-tn4r', 'mmm7-x3mh-8fjw-tn4r'];
const refusal = { ok: false, fault: { code: 'busy', message: 'No password could be made.' } };

/** What was sent to be saved, and the answer a test lets go. */
let sent: unknown[];
let answerSave: (reply: unknown) => void;
let madeAnswers: unknown[];

const call = (name: string, input: unknown): Promise<unknown> => {
  if (name === 'release.makePassword') return Promise.resolve(madeAnswers.shift());
  if (name !== 'release.save') return Promise.resolve({ ok: true, value: {} });
  sent.push(input);
  return new Promise((answer) => (answerSave = answer));
};

const desk: Desk = {
  call: call as unknown as Call,
  session: { state: 'empty' },
  practice: true,
  shell: 'loopback',
  refreshSession: () => Promise.resolve(),
  lock: () => undefined,
  onEvent: () => () => undefined,
};

function Screen({ onClose }: { readonly onClose: () => void }) {
  const request = useRequest('r1');
  return <LockDialog request={request} view={view} onRefused={() => undefined} onClose={onClose} />;
}

const onClose = vi.fn();
const show = () =>
  render(
    <MantineProvider env="test">
      <DeskContext value={desk}>
        <Screen onClose={onClose} />
      </DeskContext>
    </MantineProvider>,
  );

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const ready = () => waitFor(() => expect(button('Lock and save').disabled).toBe(false));
const password = () => screen.getByRole('status', { name: 'Password of the file' }).textContent;

beforeAll(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
  class Observer {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  }
  Object.assign(globalThis, { ResizeObserver: Observer });
});

beforeEach(() => {
  sent = [];
  madeAnswers = made.map((one) => ({ ok: true, value: { password: one } }));
  onClose.mockClear();
});
afterEach(cleanup);

describe('the password of a locked file', () => {
  it('cannot be changed, nor its dialog closed, while the file is saved', async () => {
    show();
    await ready();
    fireEvent.click(button('Lock and save'));
    await waitFor(() => expect(sent).toHaveLength(1));
    for (const name of ['Make another one', 'Go back', 'Lock and save']) {
      expect(button(name).disabled).toBe(true);
    }
    for (const radio of screen.getAllByRole('radio')) {
      expect((radio as HTMLInputElement).disabled).toBe(true);
    }
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(onClose).not.toHaveBeenCalled();
    answerSave({ ok: true, value: { outcome: 'cancelled' } });
    await ready();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('is shown at the end as it was sent, whatever stands in the field by then', async () => {
    show();
    await ready();
    fireEvent.click(screen.getByRole('radio', { name: 'One I type' }));
    const field = screen.getByLabelText('Password');
    fireEvent.change(field, { target: { value: 'Flu\u0308sse im Wald' } });
    fireEvent.click(button('Lock and save'));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toMatchObject([{ lock: { password: 'Fl\u00fcsse im Wald', told: 'phone' } }]);
    fireEvent.change(field, { target: { value: 'another of twelve' } });
    answerSave({ ok: true, value: { outcome: 'saved', name: 'packet.pdf' } });
    await screen.findByText(/^packet.pdf opens with this password/);
    expect(password()).toBe('Fl\u00fcsse im Wald');
  });

  it('is waited for, and where none can be made the reason is said', async () => {
    madeAnswers = [refusal, { ok: true, value: { password: made[0] } }];
    show();
    expect(button('Lock and save').disabled).toBe(true);
    expect((await screen.findByRole('alert')).textContent).toBe('No password could be made.');
    expect(button('Lock and save').disabled).toBe(true);
    fireEvent.click(button('Make one'));
    await ready();
    expect(password()).toBe(made[0]);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
