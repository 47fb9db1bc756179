import { beforeAll, describe, expect, it } from 'vitest';
import { lessonRecordNumber, lessons, type LessonId } from '../../../shared/core/practice/lessons';
import { lessonPlan, planPractice } from '../../../shared/core/practice/plan';
import type { RequestView } from '../../../shared/contract/request';
import { openBareDesk, riverClinic } from '../../support/desk';
import { openPracticeDesk, type PracticeDesk } from './practiceDesk';

let desk: PracticeDesk;

beforeAll(async () => {
  desk = await openPracticeDesk(lessonPlan);
}, 120_000);

const noPacket = ['packet', 'qc'];
const noRecords = ['records', 'pages', ...noPacket];
const unseen = ['pages', ...noPacket];

// prettier-ignore
/** Every red line of the release, and a sentence that only this mistake says. */
const red: Partial<Record<LessonId, { readonly lines: readonly string[]; readonly says: string | RegExp }>> = {
  'stray-page': { lines: ['pages', 'identity', ...noPacket], says: /names somebody else/ },
  'false-blackout': { lines: unseen, says: '8 of 8 pages have not been looked at.' },
  'open-marks': { lines: ['marks', ...noPacket], says: /proposed marks? ha(s|ve) no answer yet\.$/ },
  'second-look': { lines: ['qc'], says: 'Nobody has checked this very packet yet.' },
  'sent-back': { lines: ['qc'], says: 'QC declined this packet: Page 2 is not in the dates asked for.' },
  'late-form': { lines: ['authorization', ...noRecords], says: 'Expired on November 14, 2026.' },
  'no-signature': { lines: ['authorization', ...noRecords], says: /^Not signed\./ },
  revoked: { lines: ['authorization', 'revocation', ...unseen], says: /^The authorization was revoked on November 23/ },
  'event-came': { lines: ['authorization'], says: /^“The end of the legal claim” has happened/ },
  'between-parts': { lines: ['authorization', 'revocation', ...noPacket], says: /^The authorization was revoked on November 24/ },
  'power-of-attorney': { lines: ['requirements', 'authority', ...unseen], says: 'The paper of Nora Vance begins only when its condition is met; ask for the proof that it is.' },
  'father-and-order': { lines: ['basis', 'requirements', 'authorization', 'authority', ...unseen, 'fee'], says: 'A court order closes the records to Tom Albright, so nothing goes to Tom Albright.' },
  executor: { lines: ['basis', 'requirements', 'authorization', 'authority', ...unseen, 'fee'], says: 'The proof of Peter Lund is missing. Ask for: Letters testamentary.' },
  'bare-subpoena': { lines: ['requirements', ...noRecords], says: /^No proof came with it: neither notice to the patient nor a protective order/ },
  'proved-subpoena': { lines: noPacket, says: 'There is no packet yet.' },
  'as-if-patient': { lines: ['authorization', ...noRecords], says: 'There is no authorization yet.' },
  'self-pay': { lines: ['requirements', 'restriction', ...unseen], says: /^The patient paid for the visit of April 14, 2026 alone/ },
  'part2-consent': { lines: ['sensitive', ...noPacket], says: '2 pages need a different form.' },
  'state-gate': { lines: ['sensitive', ...noPacket], says: '1 page may be specially protected, and nobody has said yet.' },
  'minor-visit': { lines: ['sensitive', ...noPacket], says: '2 pages may not go out to this recipient.' },
  'estimate-waits': { lines: noRecords, says: 'There are no records in this request yet.' },
  'free-copy': { lines: noRecords, says: 'There are no records in this request yet.' },
  'unsure-rate': { lines: noRecords, says: 'There are no records in this request yet.' },
  'denial-review': { lines: noPacket, says: 'There is no packet yet.' },
};

const redLines = ({ gate }: RequestView) => gate.filter(({ ok }) => !ok);

describe('the practice clinic', () => {
  it('has sixty requests, and one for each lesson', () => {
    const plan = planPractice();
    expect(plan).toHaveLength(60);
    const planned = plan.flatMap(({ lesson }) => lesson ?? []);
    expect(planned.toSorted()).toEqual(lessons.map(({ id }) => id).toSorted());
    expect(new Set(lessons.map(({ number }) => number)).size).toBe(lessons.length);
  });

  it('tells what to find in each, and where; a real desk has no lessons', async () => {
    const { lessons: told } = await desk.ask('practice.lessons', {});
    for (const { id, number, request } of told) {
      const view = await desk.ask('request.view', { requestId: request?.requestId ?? '' });
      expect(view.request.intake.form.patientRecordNumber, id).toBe(lessonRecordNumber(id as LessonId)); // prettier-ignore
      expect(number).toBeGreaterThan(0);
    }
    const real = await openBareDesk();
    await real.ask('session.createClinic', { profile: riverClinic, userName: 'Ada', passphrase: 'Ada opens the desk' }); // prettier-ignore
    expect(await real.call('practice.lessons', {})).toMatchObject({ fault: { code: 'not-practice' } }); // prettier-ignore
  });

  it.each(Object.entries(red))(
    '%s is stopped by what is planted in it, and by nothing else',
    async (id, { lines, says }) => {
      // prettier-ignore
      const stopped = redLines(await desk.lesson(id as LessonId));
      expect(stopped.map((line) => line.id)).toEqual(lines);
      const match: unknown = typeof says === 'string' ? says : expect.stringMatching(says);
      expect(stopped.map(({ sentence }) => sentence)).toContainEqual(match);
    },
  );

  it('has one packet that is ready, a draft, and a request that went out', async () => {
    expect(redLines(await desk.lesson('ready'))).toEqual([]);
    expect((await desk.lesson('half-typed')).request.intake.number).toBeUndefined();
    expect((await desk.lesson('asked-for-list')).band.status).toBe('Released');
    expect((await desk.lesson('between-parts')).request.release?.released).toHaveLength(1);
  });
});

it('lacks one element of the consent and no other', async () => {
  const { authorization, sensitive } = await desk.lesson('part2-consent');
  const open = (authorization?.part2 ?? []).filter(({ answer }) => answer === 'not-met' || answer === 'unknown'); // prettier-ignore
  expect(open.map(({ title }) => title)).toEqual(['Proceedings alone']);
  expect(sensitive.questions).toEqual([]);
});

describe('a lesson that the release does not tell of', () => {
  const money = async (id: LessonId) => {
    const { request } = await desk.lesson(id);
    const view = await desk.ask('money.view', { requestId: request.id });
    return { view, sent: request.money };
  };

  it('has an estimate on file and no invoice', async () => {
    const { view, sent } = await money('estimate-waits');
    expect(sent?.estimates.map(({ totalCents }) => totalCents)).toEqual([view.fee.total]);
    expect(view.fee.payer).toBe('third-party');
    expect(sent?.invoices).toEqual([]);
  });

  it('costs something until the paper of the agency is here', async () => {
    const { view } = await money('free-copy');
    expect(view.fee.kind).toBe('fee');
    expect(view.fee.proofNeeded).toHaveLength(1);
  });

  it('has a rate that a manager must confirm', async () => {
    const { view } = await money('unsure-rate');
    expect(view.fee.warning).toContain('Affidavit');
    expect(view.confirmed).toBe(false);
  });

  it('keeps the sheriff off the list, and the health department on it', async () => {
    const { request } = await desk.lesson('asked-for-list');
    const list = { requestId: request.id, list: 'disclosures' } as const;
    const { entries, suspended, asked } = await desk.ask('accounting.view', list);
    expect(entries.map(({ recipientName }) => recipientName)).toEqual(['County health department']);
    expect(suspended.map(({ recipientName }) => recipientName)).toEqual(['County sheriff']);
    expect(asked.map(({ status }) => status)).toEqual(['open']);
  });

  it('keeps the page of the state back once somebody has said what it is about', async () => {
    const { request, sensitive } = await desk.lesson('state-gate');
    const [tag] = sensitive.tags;
    const view = await desk.ask('sensitive.answer', { requestId: request.id, tagIds: [tag?.id ?? ''] }); // prettier-ignore
    expect(redLines(view)[0]?.sentence).toBe('1 page needs to be named on the form.');
    expect(view.sensitive.stopped[0]?.ruleId).toContain('us-tx/TX-HIV');
  });

  it('is reviewed by another professional than decided it', async () => {
    const { request } = await desk.lesson('denial-review');
    const requestId = request.id;
    const review = { requestId, outcome: 'upheld', reason: 'I come to the same view.' } as const;
    const { review: open } = await desk.ask('answer.view', { requestId });
    expect(open.requestedOn).toBe('2026-11-23');
    expect(open.outcome).toBeUndefined();
    expect(open.refused).not.toBe('');
    await desk.openAs('Dr. Hale');
    expect(await desk.call('answer.review', review)).toMatchObject({ ok: false });
    await desk.openAs('Dr. Okoye');
    await desk.ask('answer.review', review);
    expect((await desk.ask('answer.view', { requestId })).review.by).toBe('Dr. Okoye');
    await desk.openAs('Practice clerk');
  });

  it('opens for whoever was added there, who then has no more rights than the role gives', async () => {
    const passphrase = 'typed by whoever practises';
    await desk.ask('people.add', { name: 'Pat Lane', role: 'clerk', passphrase });
    await desk.openAs('Pat Lane');
    const { request } = await desk.lesson('state-gate');
    const refusal = await desk.call('request.moveRules', {
      requestId: request.id,
      reason: 'To see',
    });
    expect(refusal).toMatchObject({ ok: false, fault: { code: 'not-allowed' } });
    await desk.openAs('Practice clerk');
  });
});
