import { describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/contract/verb';
import {
  openBareDesk,
  openTestDesk,
  passphraseOf,
  riverClinic,
  type TestDesk,
} from '../../support/desk';
import { clinicLog } from './clinicLog';
import { walkIn } from './walk';

const given = 'given by the manager';
const own = 'nobody else knows this one';
const reason = 'She forgot hers.';

async function idOf(desk: TestDesk, name: string): Promise<string> {
  const session = await desk.ask('session.status', {});
  const people = session.state === 'empty' ? [] : session.people;
  return people.find((person) => person.name === name)?.id ?? '';
}

/** Ada is the administrator, Ben does quality checks; these join them. */
async function deskWith(...more: readonly (readonly [string, Role])[]): Promise<TestDesk> {
  const desk = await openTestDesk();
  for (const [name, role] of more)
    await desk.ask('people.add', { name, role, passphrase: passphraseOf(name) });
  return desk;
}

const refused = (code: string) => ({ ok: false, fault: { code } });

describe('a manager changes what somebody may do', () => {
  it('from their next sign-in on, with the reason in the record', async () => {
    const desk = await deskWith();
    const userId = await idOf(desk, 'Ben');
    const { people } = await desk.ask('people.changeRole', { userId, role: 'auditor', reason });
    expect(people).toMatchObject([{ name: 'Ada' }, { name: 'Ben', role: 'auditor' }]);
    const requestId = await walkIn(desk);
    await desk.signIn('Ben');
    const claim = { requestId, claimed: true };
    expect(await desk.call('request.claim', claim)).toMatchObject(refused('not-allowed'));
    const log = await clinicLog(desk, { userId, passphrase: passphraseOf('Ben') });
    const changed = log.find(({ type }) => type === 'clinic.roleChanged');
    expect(changed?.body).toEqual({ userId, role: 'auditor', reason });
  });

  it('but nobody their own, so that an administrator is always left', async () => {
    const desk = await deskWith();
    const userId = await idOf(desk, 'Ada');
    const change = { userId, role: 'clerk', reason } as const;
    expect(await desk.call('people.changeRole', change)).toMatchObject(refused('not-oneself'));
  });

  it('and only an administrator makes, changes or helps an administrator', async () => {
    const desk = await deskWith(['Pia', 'privacy-officer']);
    const [ada, ben] = [await idOf(desk, 'Ada'), await idOf(desk, 'Ben')];
    await desk.signIn('Pia');
    const barred = refused('administrators-only');
    const role = 'administrator';
    const eve = { name: 'Eve', role, passphrase: passphraseOf('Eve') } as const;
    expect(await desk.call('people.add', eve)).toMatchObject(barred);
    expect(await desk.call('people.changeRole', { userId: ben, role, reason })).toMatchObject(barred); // prettier-ignore
    expect(await desk.call('people.changeRole', { userId: ada, role: 'clerk', reason })).toMatchObject(barred); // prettier-ignore
    const give = { userId: ada, passphrase: given, reason };
    expect(await desk.call('people.givePassphrase', give)).toMatchObject(barred);
    expect(await desk.call('people.givePassphrase', { ...give, userId: ben })).toMatchObject({ ok: true }); // prettier-ignore
  });
});

describe('somebody who forgot their passphrase is given one', () => {
  async function givenTo(name: string): Promise<{ desk: TestDesk; userId: string }> {
    const desk = await deskWith();
    const userId = await idOf(desk, name);
    await desk.ask('people.givePassphrase', { userId, passphrase: given, reason });
    desk.lock();
    return { desk, userId };
  }

  it('in the place of the old one, and can do nothing before they chose their own', async () => {
    const { desk, userId } = await givenTo('Ben');
    const old = { userId, passphrase: passphraseOf('Ben') };
    expect(await desk.call('session.unlock', old)).toMatchObject(refused('wrong-passphrase'));
    const session = await desk.ask('session.unlock', { userId, passphrase: given });
    expect(session).toMatchObject({ state: 'open', mustChoosePassphrase: true });
    expect(await desk.call('desk.queue', {})).toMatchObject(refused('passphrase-given'));

    const choose = { current: given, next: given };
    expect(await desk.call('people.choosePassphrase', choose)).toMatchObject(refused('same-passphrase')); // prettier-ignore
    await desk.ask('people.choosePassphrase', { current: given, next: own });
    expect(await desk.ask('session.status', {})).toMatchObject({ mustChoosePassphrase: false });
    await desk.ask('desk.queue', {});
    desk.lock();
    expect(await desk.call('session.unlock', { userId, passphrase: given })).toMatchObject(refused('wrong-passphrase')); // prettier-ignore
    await desk.ask('session.unlock', { userId, passphrase: own });
  });

  it('also after the desk was started anew, and what they signed before still holds', async () => {
    const desk = await deskWith();
    const userId = await idOf(desk, 'Ben');
    await desk.signIn('Ben');
    await walkIn(desk);
    await desk.signIn('Ada');
    await desk.ask('people.givePassphrase', { userId, passphrase: given, reason });
    const again = await openBareDesk({ disk: desk.disk });
    await again.ask('session.unlock', { userId, passphrase: given });
    expect(await again.call('desk.queue', {})).toMatchObject(refused('passphrase-given'));
    await again.ask('people.choosePassphrase', { current: given, next: own });
    const { rows } = await again.ask('desk.queue', {});
    expect(rows).toHaveLength(1);
    const log = await clinicLog(desk, { userId, passphrase: own });
    expect(log.slice(-2)).toMatchObject([
      { type: 'clinic.passphraseGiven', body: { userId, reason } },
      { type: 'clinic.passphraseChosen', user: userId, body: { userId } },
    ]);
  });

  it('or chooses their own with the recovery code, and is asked for no other', async () => {
    const { desk, userId } = await givenTo('Ben');
    const { recoveryCode } = desk;
    const opened = await desk.ask('session.recover', { recoveryCode, userId, newPassphrase: own });
    expect(opened).toMatchObject({ state: 'open', mustChoosePassphrase: false });
  });

  it('not where the disk is full: nobody holds a passphrase without a trace of it', async () => {
    const desk = await deskWith();
    const userId = await idOf(desk, 'Ben');
    const before = desk.disk.header.get('header');
    desk.disk.bytesLeft = 0;
    const give = { userId, passphrase: given, reason };
    expect(await desk.call('people.givePassphrase', give)).toMatchObject(refused('disk-full'));
    expect(desk.disk.header.get('header')).toBe(before);
  });

  it('wherever the PC dies meanwhile: a given passphrase never opens the desk for good', async () => {
    const outcomes = new Set<string>();
    for (let steps = 0; steps < 14; steps += 1) {
      const { desk, userId } = await givenTo('Ben');
      await desk.ask('session.unlock', { userId, passphrase: given });
      desk.disk.stepsLeft = steps;
      await desk.call('people.choosePassphrase', { current: given, next: own });
      const again = await openBareDesk({ disk: desk.disk });
      const session = [
        await again.call('session.unlock', { userId, passphrase: given }),
        await again.call('session.unlock', { userId, passphrase: own }),
      ];
      const opened = session.map((reply) => (reply.ok && reply.value.state === 'open' ? reply.value.mustChoosePassphrase : 'shut')); // prettier-ignore
      outcomes.add(JSON.stringify(opened));
    }
    expect([...outcomes]).toEqual(['[true,"shut"]', '["shut",true]', '["shut",false]']);
  });
});

describe('everybody chooses a new passphrase of their own', () => {
  it('with the one they have; a wrong one counts as a wrong try', async () => {
    const desk = await deskWith(['Otto', 'auditor']);
    await desk.signIn('Otto');
    const wrong = { current: 'not this one', next: own };
    expect(await desk.call('people.choosePassphrase', wrong)).toMatchObject(refused('wrong-passphrase')); // prettier-ignore
    await desk.ask('people.choosePassphrase', { current: passphraseOf('Otto'), next: own });
    const userId = await idOf(desk, 'Otto');
    desk.lock();
    await desk.ask('session.unlock', { userId, passphrase: own });
  });

  it('but not in the practice clinic, which opens without one', async () => {
    const practice = { profile: riverClinic, userName: 'Pat', passphrase: 'practice practice', fill: () => Promise.resolve() }; // prettier-ignore
    const desk = await openBareDesk({ practice });
    await desk.ask('practice.open', {});
    const choose = { current: 'practice practice', next: own };
    expect(await desk.call('people.choosePassphrase', choose)).toMatchObject(refused('practice-passphrase')); // prettier-ignore
  });
});
