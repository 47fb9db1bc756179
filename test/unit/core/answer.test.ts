import { describe, expect, it } from 'vitest';
import { fromUtf8 } from '../../../shared/domain/base/bytes';
import { openTestDesk, passphraseOf, riverClinic, type TestDesk } from '../../support/desk';
import { addChart, certificate, log, lookAtAll, pagesOf, walkIn, walkInFacts } from './walk';

const refused = (code: string) => expect.objectContaining({ fault: expect.objectContaining({ code }) as unknown }) as Error; // prettier-ignore

async function deskWithDoctors(state = 'TX'): Promise<TestDesk> {
  const desk = await openTestDesk({ profile: { ...riverClinic, state } });
  for (const [name, role] of [
    ['Dr. Hale', 'licensed-professional'],
    ['Dr. Ito', 'licensed-professional'],
    ['Cleo', 'clerk'],
  ] as const) {
    await desk.ask('people.add', { name, role, passphrase: passphraseOf(name) });
  }
  return desk;
}

/** A walk-in request with three pages, all looked at. */
async function looked(desk: TestDesk): Promise<string> {
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  return requestId;
}

const danger = (pages: { documentId: string; page: number }[]) => ({
  code: 'D-R1',
  pages: pages.map((page) => ({ ...page, ground: 'names where a person can be found' })),
  answers: { endangers: 'yes' as const },
  explanation: 'Seen on September 1; see my note.',
  whereToAsk: '',
  blockingException: 'preventing-harm',
});

const wholeException = {
  citation: '45 CFR 164.524(a)(3)',
  reason: 'Every page names where a person can be found.',
};

const lettersOf = async (desk: TestDesk, requestId: string) =>
  (await desk.ask('request.view', { requestId })).request.letters?.filed ?? [];

describe('a denial', () => {
  it('is a licensed professional’s to decide; its page stays out, its letter goes, the rest is released', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const [first] = pagesOf(await desk.ask('request.view', { requestId }));
    const decision = danger(first ? [first] : []);
    await expect(desk.ask('answer.decide', { requestId, decision })).rejects.toEqual(refused('not-yours')); // prettier-ignore
    await desk.signIn('Dr. Hale');
    const denied = await desk.ask('answer.decide', { requestId, decision });
    expect(denied.pages.leftOut).toBe(1);
    expect(denied.gate.find((line) => line.id === 'denial')).toMatchObject({
      ok: false,
      fix: { step: 'answer' },
    });
    const told = await desk.ask('answer.sendDenial', { requestId });
    expect(told.gate.find((line) => line.id === 'denial')?.ok).toBe(true);
    const [letter] = await lettersOf(desk, requestId);
    const words = letter?.parts.map((part) => part.text).join('\n') ?? '';
    expect(words).toContain('1 page of your records');
    expect(words).toContain('life or physical safety in danger');
    expect(words).toContain('You may ask for a review');
    expect(words).toContain('Secretary of Health and Human Services');
    expect(words).toContain(riverClinic.phone);
    expect(words).toContain('all the rest');
    expect(words).not.toContain('see my note');

    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', { requestId, ...certificate });
    const { view } = await desk.ask('release.save', { requestId });
    expect(view.request.disclosure?.rows[0]?.recordPages).toBe(2);

    // The review comes after the release, and is another professional's.
    await desk.ask('answer.requestReview', { requestId, receivedOn: '2026-09-01' });
    const overturned = { requestId, outcome: 'overturned', reason: 'No danger any more.' } as const;
    await expect(desk.ask('answer.review', overturned)).rejects.toEqual(refused('not-reviewer'));
    await desk.signIn('Dr. Hale');
    await expect(desk.ask('answer.review', overturned)).rejects.toEqual(refused('not-reviewer'));
    await desk.signIn('Dr. Ito');
    desk.clock.set('2026-09-01T15:10:00.000Z');
    const reopened = await desk.ask('answer.review', overturned);
    expect(reopened.pages.leftOut).toBe(0);
    expect(reopened.band.status).not.toBe('Released');
    await desk.ask('answer.tellReview', { requestId });
    expect((await lettersOf(desk, requestId)).map((one) => one.templateId)).toEqual([
      'denial',
      'denial-review-result',
    ]);
    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', { requestId, ...certificate });
    const again = await desk.ask('release.save', { requestId });
    expect(again.view.request.disclosure?.rows[1]?.recordPages).toBe(1);
    expect(again.view.band.status).toBe('Released');
  }, 120_000);

  it('needs a look at each page and a ground for each, and can be taken back before its letter', async () => {
    const desk = await deskWithDoctors();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await desk.signIn('Dr. Hale');
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    const decision = danger(pages);
    await expect(desk.ask('answer.decide', { requestId, decision })).rejects.toEqual(refused('page-not-looked-at')); // prettier-ignore
    await lookAtAll(desk, requestId);
    await expect(desk.ask('answer.decide', { requestId, decision })).rejects.toEqual(refused('whole-chart')); // prettier-ignore
    decision.pages.pop();
    const { request } = await desk.ask('answer.decide', { requestId, decision });
    const decisionId = request.answer?.decisions[0]?.id ?? '';
    const back = await desk.ask('answer.takeBack', { requestId, decisionId });
    expect(back.pages.leftOut).toBe(0);
    await expect(desk.ask('answer.sendDenial', { requestId })).rejects.toEqual(refused('nothing-denied')); // prettier-ignore
    await desk.ask('answer.decide', { requestId, decision });
    await desk.ask('answer.sendDenial', { requestId });
    const told = (await desk.ask('request.view', { requestId })).request.answer?.decisions[0]?.id;
    await expect(desk.ask('answer.takeBack', { requestId, decisionId: told ?? '' })).rejects.toEqual(refused('denial-told')); // prettier-ignore
  }, 60_000);
});

describe('a ground that is not the clerk’s to decide', () => {
  const referralOf = (pages: ReturnType<typeof pagesOf>) => ({ code: 'D-R1', pages: pages.slice(0, 1), note: 'Names a shelter' }); // prettier-ignore

  it('is referred; nothing goes out until a professional has found it, or given the pages', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    const line = async () =>
      (await desk.ask('request.view', { requestId })).gate.find(({ id }) => id === 'denial');
    await desk.ask('answer.refer', { requestId, ...referralOf(pages) });
    expect(await line()).toMatchObject({ ok: false, fix: { step: 'answer' } });
    const [mine] = (await desk.ask('answer.view', { requestId })).referrals;
    expect(mine).toMatchObject({ by: 'Ada', note: 'Names a shelter', isYours: false });
    const referralId = mine?.id ?? '';
    const answer = { requestId, referralId, reason: 'No danger: the shelter has moved' };
    await expect(desk.ask('answer.answerReferral', answer)).rejects.toEqual(refused('not-yours'));

    await desk.signIn('Dr. Hale');
    await expect(desk.ask('answer.refer', { requestId, ...referralOf(pages) })).rejects.toEqual(refused('nothing-to-refer')); // prettier-ignore
    await desk.ask('answer.answerReferral', answer);
    expect(await line()).toMatchObject({ ok: true });
    await expect(desk.ask('answer.answerReferral', answer)).rejects.toEqual(refused('no-referral'));
  });

  it('is answered by a denial on that ground, and by none on another', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    await desk.ask('answer.refer', { requestId, ...referralOf(pages) });
    await desk.ask('answer.refer', { requestId, ...referralOf(pages), code: 'D-R2' });
    await desk.signIn('Dr. Hale');
    const decision = danger(pages.slice(0, 1));
    await desk.ask('answer.decide', { requestId, decision });
    const { referrals } = await desk.ask('answer.view', { requestId });
    expect(referrals.map(({ code }) => code)).toEqual(['D-R2']);
  });
});

describe('a ground that was referred', () => {
  async function referredTwice() {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    const [first, second] = pages;
    expect.assert(first !== undefined && second !== undefined);
    const refer = (page: typeof first) =>
      desk.ask('answer.refer', { requestId, code: 'D-R1', pages: [page], note: 'Names a shelter' });
    await refer(first);
    await refer(second);
    await desk.signIn('Dr. Hale');
    const open = async () => (await desk.ask('answer.view', { requestId })).referrals;
    return { desk, requestId, first, second, open };
  }

  it('waits on where the denial speaks of other pages', async () => {
    const { desk, requestId, first, second, open } = await referredTwice();
    await desk.ask('answer.decide', { requestId, decision: danger([first]) });
    expect((await open()).map(({ pages }) => pages)).toEqual([[second]]);
    const { gate } = await desk.ask('request.view', { requestId });
    expect(gate.find(({ id }) => id === 'denial')?.sentence).toContain('was referred');
  });

  it('is open again once its denial is taken back', async () => {
    const { desk, requestId, first, second, open } = await referredTwice();
    const denied = await desk.ask('answer.decide', {
      requestId,
      decision: danger([first, second]),
    });
    expect(await open()).toEqual([]);
    const decisionId = denied.request.answer?.decisions[0]?.id ?? '';
    const back = await desk.ask('answer.takeBack', { requestId, decisionId });
    expect(await open()).toHaveLength(2);
    expect(back.gate.find(({ id }) => id === 'denial')).toMatchObject({ ok: false });
  });
});

describe('what a denial does not undo', () => {
  it('leaves out what was left out before, when it is taken back or overturned', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    const [first, second] = pages;
    expect.assert(first !== undefined && second !== undefined);
    await desk.ask('review.leaveOut', {
      ...{ requestId, pages: [second], leftOut: true },
      reason: 'other-person',
    });
    await desk.signIn('Dr. Hale');
    const decision = danger([first, second]);
    const denied = await desk.ask('answer.decide', { requestId, decision });
    expect(denied.pages.leftOut).toBe(2);
    const decisionId = denied.request.answer?.decisions[0]?.id ?? '';
    const back = await desk.ask('answer.takeBack', { requestId, decisionId });
    expect(Object.values(back.request.review?.leftOut ?? {})).toMatchObject([
      { reason: 'other-person' },
    ]);

    await desk.ask('answer.decide', { requestId, decision });
    await desk.ask('answer.sendDenial', { requestId });
    await desk.ask('answer.requestReview', { requestId, receivedOn: '2026-09-01' });
    await desk.signIn('Dr. Ito');
    const overturned = { requestId, outcome: 'overturned', reason: 'No danger.' } as const;
    const view = await desk.ask('answer.review', overturned);
    expect(Object.values(view.request.review?.leftOut ?? {})).toMatchObject([
      { reason: 'other-person' },
    ]);
  }, 60_000);

  it('lets a page denied after an overturned review stay denied, and be reviewed in its turn', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const [first, second] = pagesOf(await desk.ask('request.view', { requestId }));
    expect.assert(first !== undefined && second !== undefined);
    const review = async () => {
      await desk.ask('answer.sendDenial', { requestId });
      await desk.ask('answer.requestReview', { requestId, receivedOn: '2026-09-01' });
    };
    await desk.signIn('Dr. Hale');
    await desk.ask('answer.decide', { requestId, decision: danger([first]) });
    await review();
    await desk.signIn('Dr. Ito');
    const reason = 'No danger.';
    await desk.ask('answer.review', { requestId, outcome: 'overturned', reason });
    await desk.ask('answer.tellReview', { requestId });
    await desk.signIn('Dr. Hale');
    await desk.ask('answer.decide', { requestId, decision: danger([second]) });
    await review();
    const view = await desk.ask('review.leaveOut', {
      ...{ requestId, pages: [second], leftOut: false },
      reason: 'other',
    });
    expect(view.gate.find(({ id }) => id === 'denial')).toMatchObject({ ok: false });
    await desk.signIn('Dr. Ito');
    const upheld = { requestId, outcome: 'upheld', reason: 'Still a danger.' } as const;
    await desk.ask('answer.review', upheld);
    const told = await desk.ask('answer.tellReview', { requestId });
    expect(told.gate.find(({ id }) => id === 'denial')).toMatchObject({ ok: false });
  }, 60_000);
});

describe('a denial page by page', () => {
  it('stops before the last page, until the privacy officer has recorded an exception for all', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const pages = pagesOf(await desk.ask('request.view', { requestId }));
    await desk.signIn('Dr. Hale');
    for (const page of pages.slice(1)) {
      await desk.ask('answer.decide', { requestId, decision: danger([page]) });
    }
    const last = danger(pages.slice(0, 1));
    await expect(desk.ask('answer.decide', { requestId, decision: last })).rejects.toEqual(refused('whole-chart')); // prettier-ignore
    await desk.signIn('Ada');
    await desk.ask('sensitive.refuseWhole', { requestId, ...wholeException });
    await desk.signIn('Dr. Hale');
    const { pages: counted } = await desk.ask('answer.decide', { requestId, decision: last });
    expect(counted.leftOut).toBe(3);
  }, 60_000);
});

describe('more time', () => {
  it('is told once, in time, with reason and day; the due date moves with the letter', async () => {
    const desk = await deskWithDoctors('OH');
    const requestId = await walkIn(desk);
    const ask = (completeBy: string) =>
      desk.ask('answer.extend', { requestId, reason: 'The old chart is in a store.', completeBy });
    await expect(ask('2026-11-01')).rejects.toEqual(refused('extension-day'));
    await expect(ask('2026-10-01')).rejects.toEqual(refused('extension-day'));
    const view = await ask('2026-10-20');
    expect(view.request.basis?.due.legalDue).toBe('2026-10-20');
    const [letter] = await lettersOf(desk, requestId);
    expect(letter?.parts.map((part) => part.text).join('\n')).toContain('October 20, 2026');
    await expect(ask('2026-10-25')).rejects.toEqual(refused('no-extension'));
  });

  it('is refused where the state’s clock allows none, and nothing is filed', async () => {
    const desk = await deskWithDoctors('TX');
    const requestId = await walkIn(desk);
    await expect(
      desk.ask('answer.extend', { requestId, reason: 'Busy', completeBy: '2026-10-20' }),
    ).rejects.toEqual(refused('no-extension'));
    expect(await lettersOf(desk, requestId)).toEqual([]);
  });

  it('records that are not there are told of with where to ask, and the letter goes with the record of it', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const said = { kind: 'elsewhere', exception: '', toldInWriting: false, reason: 'Left in 2019.' } as const; // prettier-ignore
    const nowhere = desk.ask('answer.sayNotProduced', { requestId, ...said });
    await expect(nowhere).rejects.toEqual(refused('nowhere-to-ask'));
    expect(await lettersOf(desk, requestId)).toHaveLength(0);
    const whereToAsk = 'Hill Country Cardiology, (512) 555-0190.';
    await desk.ask('answer.sayNotProduced', {
      ...{ requestId, ...said, whereToAsk },
      lookedIn: 'the chart room\nthe store in Elm Street',
    });
    const [letter] = await lettersOf(desk, requestId);
    const words = letter?.parts.map((part) => part.text).join('\n') ?? '';
    expect(letter?.templateId).toBe('no-records');
    expect(words).toContain('the store in Elm Street');
    expect(words).toContain('Anna Miller');
    expect(words).toContain(
      'You can ask for them here: Hill Country Cardiology, (512) 555-0190.\n',
    );
    expect(words).not.toContain('Left in 2019');
    const { notProduced, timers } = await desk.ask('answer.view', { requestId });
    expect(notProduced).toMatchObject({ kind: 'elsewhere', toldInWriting: true, by: 'Ada' });
    expect(timers.map(({ id }) => id)).not.toContain('T-BLOCKING');
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows[0]?.what).toContain('somebody else has the records: Left in 2019.');
  });

  it('records that were not found anywhere name no holder', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const said = { kind: 'not-found', exception: '', toldInWriting: false } as const;
    await desk.ask('answer.sayNotProduced', { requestId, ...said, reason: 'Searched twice.' });
    const [letter] = await lettersOf(desk, requestId);
    expect(letter?.parts.map(({ id }) => id)).not.toContain('where-to-ask');
    expect(letter?.parts.map(({ text }) => text).join()).toContain('found no records');
  });

  it('a hold without an exception named stands on the queue with its ten business days', async () => {
    const desk = await deskWithDoctors('TX');
    const requestId = await walkIn(desk);
    await desk.ask('request.hold', { requestId, reason: 'Waits for the old chart' });
    const { timers } = await desk.ask('answer.view', { requestId });
    expect(timers.map(({ id, on }) => `${id} ${on}`)).toEqual([
      'T-HOLD 2026-09-08',
      'T-BLOCKING 2026-09-16',
    ]);
    const said = { exception: 'infeasible', reason: 'The store is shut.', toldInWriting: false };
    await desk.ask('answer.sayNotProduced', { requestId, ...said });
    expect((await desk.ask('answer.view', { requestId })).timers).toHaveLength(2);
    await desk.ask('answer.sayNotProduced', { requestId, ...said, toldInWriting: true });
    expect((await desk.ask('answer.view', { requestId })).timers).toHaveLength(1);
    const { rows } = await desk.ask('desk.queue', {});
    expect(rows[0]?.followUp?.on).toBe('2026-09-08');
  });
});

describe('an accounting', () => {
  const typed = {
    disclosedOn: '2026-05-04',
    recipientName: 'County health department',
    recipientAddress: '1 Main Street',
    description: 'Laboratory results',
    purpose: 'Report of a disease',
    basisRow: 'R25',
    madeBy: 'Copy Service Inc.',
  };

  it('is logged with its clock, given with a letter, kept as given, and saved without its exclusions', async () => {
    const desk = await deskWithDoctors();
    const requestId = await log(desk, walkInFacts);
    await desk.ask('accounting.typeIn', { requestId, disclosure: typed });
    const asked = { requestId, list: 'disclosures', receivedOn: '2026-09-01' } as const;
    await desk.ask('accounting.ask', asked);
    const view = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
    const open = async () =>
      (await desk.ask('desk.queue', {})).rows.filter((row) => row.accountingId);
    expect(await open()).toMatchObject([{ requestId, group: 'needs-you', legalDue: '2026-10-31', workBy: '2026-10-30', dueText: '41 business days left' }]); // prettier-ignore
    expect(view.leftOut).toHaveLength(1);
    expect(view.entries).toEqual([]);
    const accountingId = view.asked[0]?.id ?? '';
    expect(view.asked[0]).toMatchObject({ legalDue: '2026-10-31', free: true });
    await expect(desk.ask('accounting.tellFee', { requestId, accountingId, cents: 500 })).rejects.toEqual(refused('accounting-free')); // prettier-ignore
    await desk.ask('accounting.give', { requestId, accountingId });
    expect(await open()).toEqual([]);
    const [letter] = await lettersOf(desk, requestId);
    const words = letter?.parts.map((part) => part.text).join('\n') ?? '';
    expect(words).toContain('nothing that the law asks us to list');
    expect(words).not.toContain('County health department');
    await expect(desk.ask('accounting.give', { requestId, accountingId })).rejects.toEqual(refused('accounting-closed')); // prettier-ignore

    await desk.ask('accounting.ask', asked);
    const second = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
    expect(second.asked[1]).toMatchObject({ free: false, status: 'open' });
    expect(second.asked[0]).toMatchObject({ status: 'given', entries: [] });
    const id = second.asked[1]?.id ?? '';
    await desk.ask('accounting.tellFee', { requestId, accountingId: id, cents: 1250 });
    await desk.ask('accounting.give', { requestId, accountingId: id });
    expect((await lettersOf(desk, requestId)).at(-1)?.parts.some((part) => part.text.includes('$12.50'))).toBe(true); // prettier-ignore
    await desk.ask('accounting.saveCsv', { requestId, accountingId: id });
    const csv = desk.shell.saved.at(-1);
    expect(fromUtf8(csv?.bytes ?? new Uint8Array())).toContain('"Date","Recipient"');
  }, 60_000);

  it('a study of many people that is typed in stands by its protocol, and may be this patient’s or not', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { reasons } = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
    const studies = reasons.filter(({ kind }) => kind === 'research').map(({ row }) => row);
    expect(studies.length).toBeGreaterThan(0);
    const protocol = { name: 'SLEEP-2', purpose: 'Sleep', contact: 'State University, (555) 010-0199', participants: 50 }; // prettier-ignore
    const disclosure = { ...typed, basisRow: studies[0] ?? '', protocol };
    await desk.ask('accounting.typeIn', { requestId, disclosure });
    const view = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
    expect(view.entries[0]).toMatchObject({
      description: 'Laboratory results. Your information may or may not have been part of it.',
      purpose: 'Study “SLEEP-2”: Sleep. State University, (555) 010-0199',
    });
  });

  it('an agency’s statement may only concern oversight or the police', async () => {
    const desk = await deskWithDoctors();
    const requestId = await log(desk, walkInFacts);
    await desk.ask('accounting.typeIn', { requestId, disclosure: typed });
    const suspension = {
      disclosureId: 'nobody',
      kind: 'oral',
      agency: 'County sheriff',
      official: 'A. Ruiz',
      statedOn: '2026-09-01',
    } as const;
    await expect(desk.ask('accounting.suspend', { requestId, suspension })).rejects.toEqual(refused('not-suspendable')); // prettier-ignore
  });
});
