import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Person } from '../../../shared/contract/session';
import { verb, workingRoles, type VerbTable } from '../../../shared/contract/verb';
import {
  createDispatcher,
  type BugReport,
  type DispatcherParts,
} from '../../../shared/core/dispatcher';
import { createTurns } from '../../../shared/core/turns';
import { Refused } from '../../../shared/domain/base/fault';

const clerk: Person = { id: 'u1', name: 'Ada', role: 'clerk' };
const auditor: Person = { id: 'u2', name: 'Otto', role: 'auditor' };

const name = z.object({ name: z.string().min(1, 'Type the name.') });
const contract: VerbTable = {
  open: verb(z.object({}), z.string(), { allowed: 'locked' }),
  read: verb(name, z.object({ said: z.string() }), { allowed: ['clerk', 'auditor'] }),
  write: verb(name, z.object({ said: z.string() }), { allowed: workingRoles, writes: true }),
  choose: verb(name, z.object({ said: z.string() }), {
    allowed: ['clerk'],
    withGivenPassphrase: true,
  }),
};

function dispatcher(given: Partial<DispatcherParts> = {}) {
  const bugs: BugReport[] = [];
  const say = (input: unknown) => Promise.resolve({ said: (input as { name: string }).name });
  const dispatch = createDispatcher({
    contract,
    handlers: {
      open: () => Promise.resolve('open'),
      read: say,
      write: say,
      choose: say,
      ...given.handlers,
    },
    signedIn: given.signedIn ?? (() => clerk),
    mustChoosePassphrase: given.mustChoosePassphrase ?? (() => false),
    recorded: given.recorded ?? (() => 0),
    inTurn: createTurns(),
    log: { bug: (report) => void bugs.push(report) },
  });
  return { dispatch, bugs };
}

describe('the one door to the desk', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nothing', ''])(
    'does not know the verb “%s”',
    async (unknown) => {
      const reply = await dispatcher().dispatch(unknown, {});
      expect(reply).toMatchObject({ ok: false, fault: { code: 'unknown-verb' } });
    },
  );

  it('says the first thing wrong with what was typed', async () => {
    const reply = await dispatcher().dispatch('read', { name: '' });
    expect(reply).toEqual({ ok: false, fault: { code: 'bad-input', message: 'Type the name.' } });
  });

  it('says what to do where the schema has no sentence of its own', async () => {
    const reply = await dispatcher().dispatch('read', { name: 7 });
    expect(reply).toMatchObject({
      fault: { message: expect.stringMatching(/^Something typed here/) as string },
    });
  });

  it('lets nobody act whose passphrase somebody else gave, but choose their own and lock', async () => {
    const { dispatch } = dispatcher({ mustChoosePassphrase: () => true });
    const given = { ok: false, fault: { code: 'passphrase-given' } };
    expect(await dispatch('read', { name: 'Ada' })).toMatchObject(given);
    expect(await dispatch('write', { name: 'Ada' })).toMatchObject(given);
    expect(await dispatch('choose', { name: 'Ada' })).toMatchObject({ ok: true });
    expect(await dispatch('open', {})).toMatchObject({ ok: true });
  });

  it('asks for a sign-in while the desk is locked', async () => {
    const { dispatch } = dispatcher({ signedIn: () => undefined });
    expect(await dispatch('open', {})).toEqual({ ok: true, value: 'open' });
    const reply = await dispatch('read', { name: 'x' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'locked' } });
  });

  it('lets an auditor read and change nothing', async () => {
    const { dispatch } = dispatcher({ signedIn: () => auditor });
    expect(await dispatch('read', { name: 'x' })).toMatchObject({ ok: true });
    const reply = await dispatch('write', { name: 'x' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'not-allowed' } });
  });

  it('passes a refusal on in its own words', async () => {
    const write = () => Promise.reject(new Refused('gate-closed', 'Look at page 3.'));
    const reply = await dispatcher({ handlers: { write } }).dispatch('write', { name: 'x' });
    const fault = { code: 'gate-closed', message: 'Look at page 3.' };
    expect(reply).toEqual({ ok: false, fault });
  });

  it('calls a full disk a full disk', async () => {
    const full = Object.assign(new Error('x'), { name: 'QuotaExceededError' });
    const write = () => Promise.reject(full);
    const reply = await dispatcher({ handlers: { write } }).dispatch('write', { name: 'x' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'disk-full' } });
  });

  it('answers a bug with a sentence and logs nothing of what was in it', async () => {
    const write = () => Promise.reject(new TypeError('cannot read SMITH, JOHN'));
    const { dispatch, bugs } = dispatcher({ handlers: { write } });
    const reply = await dispatch('write', { name: 'SMITH' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'bug' } });
    expect(bugs).toEqual([{ verb: 'write', error: 'TypeError', places: [] }]);
    expect(JSON.stringify([reply, bugs])).not.toContain('SMITH');
  });

  it('does not call a change undone, nor ask for it again, once it was saved', async () => {
    let commits = 0;
    const failing = (error: Error) => ({
      write: () => {
        commits += 1;
        return Promise.reject(error);
      },
    });
    const full = Object.assign(new Error('x'), { name: 'QuotaExceededError' });
    for (const error of [new TypeError('no view'), full]) {
      const desk = dispatcher({ handlers: failing(error), recorded: () => commits });
      expect(await desk.dispatch('write', { name: 'x' })).toMatchObject({
        fault: { code: 'saved-then-failed' },
      });
      expect(desk.bugs).toHaveLength(1);
    }
    const odd = () => {
      commits += 1;
      return Promise.resolve({ said: 7 });
    };
    const { dispatch } = dispatcher({ handlers: { write: odd, read: odd }, recorded: () => commits }); // prettier-ignore
    expect(await dispatch('write', { name: 'x' })).toMatchObject({
      fault: { code: 'saved-then-failed' },
    });
    // A reader records nothing: what grew meanwhile is a writer's.
    expect(await dispatch('read', { name: 'x' })).toMatchObject({ fault: { code: 'bug' } });
  });

  it('sends nothing out that is not of the promised shape', async () => {
    const read = () => Promise.resolve({ said: 7, secret: 'SMITH' });
    const { dispatch, bugs } = dispatcher({ handlers: { read } });
    const reply = await dispatch('read', { name: 'x' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'bug' } });
    expect(bugs[0]?.places).toEqual(['invalid_type said']);
    expect(JSON.stringify(bugs)).not.toContain('SMITH');
  });

  it('runs writers one after another, also behind one that failed', async () => {
    const steps: string[] = [];
    const write = async (input: unknown) => {
      const said = (input as { name: string }).name;
      steps.push(`${said} begins`);
      await new Promise((resolve) => setTimeout(resolve, said === 'first' ? 10 : 0));
      steps.push(`${said} ends`);
      if (said === 'first') throw new Refused('no', 'No.');
      return { said };
    };
    const { dispatch } = dispatcher({ handlers: { write } });
    await Promise.all(['first', 'second'].map((one) => dispatch('write', { name: one })));
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
