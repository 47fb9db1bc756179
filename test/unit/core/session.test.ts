import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../support/memoryStorage';
import { clinicLog } from './clinicLog';
import { openBareDesk, openTestDesk, passphraseOf, riverClinic } from '../../support/desk';
import { access, addChart, attorney, log, walkIn, walkInFacts } from './walk';

describe('signing in', () => {
  it('starts empty, and is open for its first person after set-up', async () => {
    const desk = await openBareDesk();
    expect(await desk.ask('session.status', {})).toEqual({ state: 'empty' });
    const made = await desk.ask('session.createClinic', {
      profile: riverClinic,
      userName: 'Ada',
      passphrase: passphraseOf('Ada'),
    });
    expect(made.recoveryCode).toMatch(/^(\w{4}-){8}\w{4}$/);
    const session = await desk.ask('session.status', {});
    expect(session).toMatchObject({
      state: 'open',
      user: { name: 'Ada', role: 'administrator' },
      clinic: { name: 'River Clinic' },
    });
  });

  const setUp = {
    profile: riverClinic,
    userName: 'Ada',
    passphrase: passphraseOf('Ada'),
  };

  it('can be set up anew where the PC died before anything was recorded', async () => {
    const disk = new MemoryDisk();
    const first = await openBareDesk({ disk });
    disk.stepsLeft = 3;
    expect(await first.call('session.createClinic', setUp)).toMatchObject({ ok: false });
    expect(disk.header.has('header')).toBe(true);

    const again = await openBareDesk({ disk });
    expect(await again.ask('session.status', {})).toEqual({ state: 'empty' });
    await again.ask('session.createClinic', { ...setUp, userName: 'Eva' });
    again.lock();
    expect(await again.ask('session.status', {})).toMatchObject({
      state: 'locked',
      people: [{ name: 'Eva' }],
    });
  });

  it('can be set up again where the disk was too full for the clinic itself', async () => {
    const disk = new MemoryDisk();
    const desk = await openBareDesk({ disk });
    disk.bytesLeft = 0;
    expect(await desk.call('session.createClinic', setUp)).toMatchObject({
      fault: { code: 'disk-full' },
    });
    expect(await desk.ask('session.status', {})).toEqual({ state: 'empty' });
    disk.bytesLeft = Infinity;
    await desk.ask('session.createClinic', setUp);
    expect(await desk.ask('session.status', {})).toMatchObject({ state: 'open' });
  });

  it.each(['rows', 'batches', 'heads', 'files'] as const)(
    'is never set up over a clinic of which so much as its %s is left',
    async (left) => {
      const { disk } = await openTestDesk();
      disk.files.set('some-file', new Uint8Array(1));
      if (left !== 'rows') disk.tables.rows.clear();
      if (left !== 'batches') disk.tables.batches.clear();
      if (left !== 'heads') disk.tables.meta.clear();
      if (left !== 'files') disk.files.clear();
      const header = disk.header.get('header');
      const desk = await openBareDesk({ disk });
      expect(await desk.ask('session.status', {})).toMatchObject({ state: 'locked' });
      const reply = await desk.call('session.createClinic', setUp);
      expect(reply).toMatchObject({ fault: { code: 'clinic-exists' } });
      expect(disk.header.get('header')).toBe(header);
      const session = await desk.ask('session.status', {});
      const userId = session.state === 'empty' ? '' : session.people[0]!.id;
      const passphrase = passphraseOf('Ada');
      expect(await desk.call('session.unlock', { userId, passphrase })).toMatchObject({
        fault: { code: 'vault-damaged' },
      });
    },
  );

  it('shows nobody’s records while locked, and the same desk after unlocking', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    const before = await desk.ask('request.view', { requestId });
    desk.lock();
    expect(await desk.call('request.view', { requestId })).toMatchObject({
      fault: { code: 'locked' },
    });
    expect(await desk.ask('session.status', {})).toMatchObject({ state: 'locked' });
    const again = await openBareDesk({ disk: desk.disk });
    await again.signIn('Ada');
    expect(await again.ask('request.view', { requestId })).toEqual(before);
  });

  it('refuses a wrong passphrase, asks for patience after a few, and destroys nothing', async () => {
    const desk = await openTestDesk();
    const session = await desk.ask('session.status', {});
    const userId = session.state === 'open' ? session.user.id : '';
    desk.lock();
    const wrong = () => desk.call('session.unlock', { userId, passphrase: 'not this one' });
    const codes: string[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const reply = await wrong();
      codes.push(reply.ok ? 'opened' : reply.fault.code);
    }
    expect(codes.slice(0, 3)).toEqual(Array(3).fill('wrong-passphrase'));
    expect(codes).toContain('too-many-tries');
    expect(await desk.ask('session.status', {})).toMatchObject({
      people: [
        { name: 'Ada', waitSeconds: 1 },
        { name: 'Ben', waitSeconds: 0 },
      ],
      recoveryWaitSeconds: 0,
    });
    await desk.signIn('Ben');
    desk.lock();
    desk.clock.set('2026-09-01T15:10:00.000Z');
    await desk.signIn('Ada');
    expect(await desk.ask('session.status', {})).toMatchObject({ state: 'open' });
  });

  it('opens with the recovery code and gives the person a new passphrase', async () => {
    const desk = await openTestDesk();
    const session = await desk.ask('session.status', {});
    const userId = session.state === 'open' ? session.user.id : '';
    desk.lock();
    const newPassphrase = 'a new and better sentence';
    const opened = await desk.ask('session.recover', {
      recoveryCode: desk.recoveryCode.toLowerCase(),
      userId,
      newPassphrase,
    });
    expect(opened).toMatchObject({ state: 'open', user: { name: 'Ada' } });
    desk.lock();
    expect(await desk.ask('session.unlock', { userId, passphrase: newPassphrase })).toMatchObject({
      state: 'open',
    });
  });

  it('keeps in the sealed log who was added by whom, and whose passphrase was given anew', async () => {
    const desk = await openTestDesk();
    const session = await desk.ask('session.status', {});
    const [ada, ben] = session.state === 'open' ? session.people : [];
    desk.lock();
    const newPassphrase = 'a new and better sentence';
    const { recoveryCode } = desk;
    const userId = ben!.id;
    await desk.ask('session.recover', { recoveryCode, userId, newPassphrase });
    const operations = await clinicLog(desk, { userId, passphrase: newPassphrase });
    expect(operations.map(({ type, user, body }) => ({ type, user, body }))).toMatchObject([
      { type: 'clinic.opened', user: ada!.id },
      {
        type: 'clinic.personAdded',
        user: ada!.id,
        body: { userId: ada!.id, name: 'Ada', role: 'administrator' },
      },
      {
        type: 'clinic.personAdded',
        user: ada!.id,
        body: { userId: ben!.id, name: 'Ben', role: 'qc' },
      },
      { type: 'clinic.recovered', body: { userId: ben!.id } },
    ]);
    expect([ada!.id, ben!.id]).not.toContain(operations.at(-1)?.user);
  });

  it('gives nobody a key without a trace of it, even where the disk is full', async () => {
    const desk = await openTestDesk();
    const { recoveryCode } = desk;
    const before = desk.disk.header.get('header');
    desk.disk.bytesLeft = 0;
    const person = { name: 'Cy', role: 'clerk', passphrase: passphraseOf('Cy') } as const;
    expect(await desk.call('people.add', person)).toMatchObject({ fault: { code: 'disk-full' } });
    const session = await desk.ask('session.status', {});
    const userId = session.state === 'open' ? session.user.id : '';
    desk.lock();
    const recover = { recoveryCode, userId, newPassphrase: 'a new and better sentence' };
    expect(await desk.call('session.recover', recover)).toMatchObject({ fault: { code: 'disk-full' } }); // prettier-ignore
    expect(desk.disk.header.get('header')).toBe(before);
  });

  it('gives the passphrase of nobody anew who is not on the list', async () => {
    const desk = await openTestDesk();
    desk.lock();
    const { recoveryCode } = desk;
    const recover = { recoveryCode, userId: 'nobody', newPassphrase: 'a new sentence' };
    expect(await desk.call('session.recover', recover)).toMatchObject({ fault: { code: 'no-such-person' } }); // prettier-ignore
  });

  it('lets only a manager add people', async () => {
    const desk = await openTestDesk();
    await desk.signIn('Ben');
    const person = { name: 'Cy', role: 'clerk', passphrase: passphraseOf('Cy') } as const;
    expect(await desk.call('people.add', person)).toMatchObject({ fault: { code: 'not-allowed' } });
  });

  it('keeps an auditor from changing anything', async () => {
    const desk = await openTestDesk();
    await desk.ask('people.add', {
      name: 'Otto',
      role: 'auditor',
      passphrase: passphraseOf('Otto'),
    });
    const requestId = await walkIn(desk);
    await desk.signIn('Otto');
    expect(await desk.call('request.view', { requestId })).toMatchObject({ ok: true });
    const reply = await desk.call('request.claim', { requestId, claimed: true });
    expect(reply).toMatchObject({ fault: { code: 'not-allowed' } });
  });

  it('is a practice desk only where it was started as one', async () => {
    const desk = await openBareDesk();
    expect(await desk.call('practice.open', {})).toMatchObject({ fault: { code: 'not-practice' } });
    const filled: unknown[] = [];
    const practice = await openBareDesk({
      practice: {
        profile: riverClinic,
        userName: 'Pat',
        passphrase: 'practice practice',
        fill: async (call) => void filled.push(await call('session.status', {})),
      },
    });
    expect(await practice.ask('practice.open', {})).toMatchObject({ user: { name: 'Pat' } });
    await practice.ask('clinic.addressBook', {});
    expect(filled).toMatchObject([{ ok: true, value: { state: 'open' } }]);
    practice.lock();
    expect(await practice.ask('practice.open', {})).toMatchObject({ user: { name: 'Pat' } });
    expect(filled).toHaveLength(1);
  });
});

describe('intake', () => {
  it('keeps half a form and gives no number before it is whole', async () => {
    const desk = await openTestDesk();
    const { request } = await desk.ask('intake.start', { form: { patientFamilyName: 'Mil' } });
    const view = await desk.ask('intake.type', {
      requestId: request.id,
      form: { patientFamilyName: 'Miller' },
    });
    expect(view.band).toMatchObject({ number: 'Draft', patient: 'Miller' });
    const facts = { ...walkInFacts, patientGivenName: ' ' };
    const reply = await desk.call('intake.log', { requestId: request.id, facts });
    expect(reply).toMatchObject({ fault: { code: 'bad-input', message: 'Type the patient’s given name.' } }); // prettier-ignore
  });

  it('numbers requests one after another and keeps the number of a corrected one', async () => {
    const desk = await openTestDesk();
    const first = await log(desk, walkInFacts);
    await log(desk, walkInFacts);
    const facts = { ...walkInFacts, patientGivenName: 'Anne' };
    const again = await desk.ask('intake.log', { requestId: first, facts });
    expect(again.band).toMatchObject({ number: 'REQ-2026-000001', patient: 'Anne Miller' });
    const { rows } = await desk.ask('desk.queue', {});
    expect(rows.map((row) => row.number).sort()).toEqual(['REQ-2026-000001', 'REQ-2026-000002']);
  });

  it('shows requests of what looks like the same patient: two of three identifiers', async () => {
    const desk = await openTestDesk();
    await log(desk, walkInFacts);
    const asked = {
      familyName: 'MILLER',
      givenName: '',
      dateOfBirth: '1960-01-02',
      exceptRequestId: '',
    };
    expect((await desk.ask('intake.matches', asked)).matches).toMatchObject([
      { number: 'REQ-2026-000001', patient: 'Anna Miller' },
    ]);
    const { matches } = await desk.ask('intake.matches', { ...asked, dateOfBirth: '1960-02-01' });
    expect(matches).toEqual([]);
  });

  it('says live, before anything is stored, what the request will be', async () => {
    const desk = await openTestDesk();
    const preview = await desk.ask('intake.preview', { form: walkInFacts });
    expect(preview.sentence).toContain('patient’s own access request');
    expect(preview.due).toMatch(/Sep 23/);
    expect(preview.why).toMatch(/164\.524/);
    expect((await desk.ask('intake.preview', { form: {} })).sentence).not.toBe('');
  });

  it('moves the due date with a corrected day of receipt', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await desk.ask('intake.log', {
      requestId,
      facts: { ...walkInFacts, receivedOn: '2026-08-31' },
    });
    expect(view.request.basis?.due.legalDue).toBe('2026-09-22');
  });

  it('asks who signed a subpoena before anything is decided', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    const answers = { paper: 'subpoena' };
    const preview = await desk.ask('basis.preview', { requestId, answers });
    expect(preview.next?.id).toBe('issuer');
    expect(preview.decision).toBeUndefined();
    const reply = await desk.call('basis.decide', { requestId, answers });
    expect(reply).toMatchObject({ fault: { code: 'basis-open' } });
  });
});

describe('the desk', () => {
  it('sorts by the work-by date and puts what is overdue first', async () => {
    const desk = await openTestDesk();
    const late = await walkIn(desk);
    const fresh = await attorney(desk);
    desk.clock.set('2026-09-25T15:00:00.000Z');
    const { rows, today } = await desk.ask('desk.queue', {});
    expect(today).toBe('2026-09-25');
    expect(rows.map((row) => row.requestId)).toContain(fresh);
    expect(rows[0]).toMatchObject({ requestId: late, group: 'due' });
    expect(rows[0]?.dueText).toBe('Overdue since Sep 23, 2026');
  });

  it('says of a logged request how its day comes to be seen, as long as nobody decided its basis', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    const row = async () => (await desk.ask('desk.queue', {})).rows.find((one) => one.requestId === requestId); // prettier-ignore
    expect((await row())?.dueText).toBe('Decide the basis to see the day');
    const { band } = await desk.ask('request.view', { requestId });
    expect(band.due).toBe('Decide the basis to see the day');
    await desk.ask('basis.decide', { requestId, answers: access });
    expect((await row())?.dueText).toMatch(/business days left$/);
  });

  it('counts days by the clock on the clinic’s wall, not by UTC', async () => {
    const desk = await openTestDesk({ now: '2026-09-02T03:30:00.000Z' });
    expect((await desk.ask('desk.queue', {})).today).toBe('2026-09-01');
    const { request } = await desk.ask('intake.start', { form: walkInFacts });
    const facts = { ...walkInFacts, receivedOn: '2026-09-02' };
    const reply = await desk.call('intake.log', { requestId: request.id, facts });
    expect(reply).toMatchObject({ fault: { message: 'The day received lies in the future.' } });
  });

  it('does not tell a clerk to do again what was saved before the screen could not be drawn', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { today } = desk.clock;
    desk.clock.today = () => {
      throw new TypeError('no calendar');
    };
    const input = { requestId, claimed: true };
    expect(await desk.call('request.claim', input)).toMatchObject({
      fault: {
        code: 'saved-then-failed',
        message: expect.stringMatching(/^It was saved/) as string,
      },
    });
    desk.clock.today = today;
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.lifecycle.claimed).toBeDefined();
  });

  it('counts days by the PC’s clock again after it stood a year ahead, and says loudly that one is wrong', async () => {
    const desk = await openTestDesk({ now: '2027-09-01T14:10:00.000Z' });
    await log(desk, walkInFacts);
    expect(await desk.ask('session.status', {})).not.toHaveProperty('clockWarning');
    desk.clock.set('2026-09-02T14:10:00.000Z');
    await desk.signIn('Ada');
    expect(await desk.ask('session.status', {})).toMatchObject({
      clockWarning: expect.stringMatching(
        /It says September 2, 2026, but an entry on this desk is dated September 1, 2027/,
      ) as string,
    });
    const requestId = await attorney(desk, { expiryKind: 'event', expiresOn: '', eventHasHappened: 'no' }); // prettier-ignore
    const { request } = await desk.ask('request.view', { requestId });
    // Said today, so it still counts today.
    expect(request.authorization?.facts.eventHasHappened).toBe('no');
    await desk.ask('request.hold', { requestId, reason: 'Asked the doctor.' });
    const { timers } = await desk.ask('answer.view', { requestId });
    expect(timers.map(({ on }) => on.slice(0, 4))).not.toContain('2027');
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows[0]?.at).toBe('2026-09-02T14:10:00.000Z');
  });

  it('tells the page which request has changed', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await desk.ask('request.claim', { requestId, claimed: true });
    expect(desk.events).toContainEqual({ type: 'changed', requestId });
    const { rows } = await desk.ask('desk.queue', {});
    expect(rows[0]?.claimedBy).toBe('Ada');
  });
});
