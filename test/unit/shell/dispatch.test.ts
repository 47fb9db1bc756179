import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDispatch, refuse, refuseUntaken } from '../../../shared/shell/dispatch';
import type { ShellHandlers } from '../../../shared/shell/ports';
import { shellVerbs } from '../../../shared/shell/verbs';

const broken = () => Promise.reject(new Error('a bug that names /home/clerk'));

function handlersWith(own: Partial<ShellHandlers>): ShellHandlers {
  const all = Object.fromEntries(shellVerbs.map((verb) => [verb, broken]));
  return { ...(all as unknown as ShellHandlers), ...own };
}

function dispatchWith(own: Partial<ShellHandlers>) {
  const bugs: string[] = [];
  return { bugs, dispatch: createDispatch(handlersWith(own), (code) => bugs.push(code)) };
}

describe('the door between a page and its shell', () => {
  test('answers a verb of the table', async () => {
    const { dispatch } = dispatchWith({ 'scan.list': () => Promise.resolve({ files: [] }) });
    expect(await dispatch('scan.list', {})).toEqual({ ok: true, value: { files: [] } });
  });

  test('knows no verb that merely every object has', async () => {
    const { dispatch } = dispatchWith({});
    for (const verb of [
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'valueOf',
      'desk',
      undefined,
    ]) {
      expect(await dispatch(verb, {})).toMatchObject({ fault: { code: 'shell.unknown-verb' } });
    }
  });

  test('does not run a verb whose input has a wrong shape or one field too many', async () => {
    let ran = 0;
    const { dispatch } = dispatchWith({
      'scan.done': ({ name }) => {
        ran += 1;
        return Promise.resolve({ movedAs: name });
      },
    });
    for (const input of [undefined, null, 7, 'text', [], { name: 1 }, { name: 'a', path: '/' }]) {
      expect(await dispatch('scan.done', input)).toMatchObject({
        fault: { code: 'shell.bad-input' },
      });
    }
    expect(ran).toBe(0);
  });

  test('passes on what the clerk can act on', async () => {
    const { dispatch, bugs } = dispatchWith({
      'scan.list': () => refuse('shell.no-scan-folder', 'Choose one.'),
    });
    expect(await dispatch('scan.list', {})).toEqual({
      ok: false,
      fault: { code: 'shell.no-scan-folder', message: 'Choose one.' },
    });
    expect(bugs).toEqual([]);
  });

  test('keeps a bug to itself and reports its code', async () => {
    const { dispatch, bugs } = dispatchWith({});
    const reply = await dispatch('scan.list', {});
    expect(reply).toMatchObject({ ok: false, fault: { code: 'shell.failed' } });
    expect(JSON.stringify(reply)).not.toContain('/home/clerk');
    expect(bugs).toEqual(['shell.failed.scan.list']);
  });

  test('proves that nothing left only where nothing ran, or where who ran it says so', async () => {
    const job = { suggestedName: 'a.pdf', bytes: new Uint8Array(1) };
    const full = () => refuseUntaken('shell.disk-full', 'The disk is full.');
    const proved = { ok: false, fault: { nothingLeft: true } };
    expect(await dispatchWith({ 'file.save': full }).dispatch('file.save', job)).toMatchObject(
      proved,
    );
    expect(await dispatchWith({}).dispatch('file.save', {})).toMatchObject(proved);
    const unproved = [
      dispatchWith({}),
      dispatchWith({ 'file.save': () => refuse('shell.save-gone-unknown', 'Look there.') }),
      dispatchWith({ 'file.save': () => Promise.resolve({ saved: 'yes' } as never) }),
    ];
    for (const { dispatch } of unproved) {
      const reply = await dispatch('file.save', job);
      expect(reply).toMatchObject({
        ok: false,
        fault: { message: expect.stringContaining('Look') as string },
      });
      expect(reply).not.toHaveProperty('fault.nothingLeft');
    }
  });

  test('lets out no answer that is not in the table', async () => {
    const { dispatch } = dispatchWith({
      'scan.done': () => Promise.resolve({ movedAs: 'a.pdf', folder: '/secret' }),
    });
    expect(await dispatch('scan.done', { name: 'a.pdf' })).toMatchObject({
      fault: { code: 'shell.failed' },
    });
  });

  test('answers with a value whatever it is asked', async () => {
    const { dispatch } = dispatchWith({});
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (verb, input) => {
        expect(await dispatch(verb, input)).toMatchObject({ ok: false });
      }),
    );
  });
});
