import { describe, expect, it } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { RequestView } from '../../../shared/contract/request';
import type { PacketSpec, PdfEngine } from '../../../shared/pdf/port';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { ccda } from '../pdf/madeCharts';
import { pdfOf } from './papers';
import { attorney, label, log, lookAtAll, pagesOf, walkIn, walkInFacts } from './walk';

const refused = (code: string) =>
  expect.objectContaining({ fault: expect.objectContaining({ code }) as unknown }) as Error;

/** A document whose pages say these things. */
async function addPages(desk: TestDesk, requestId: string, ...pages: string[][]) {
  for (const lines of pages) {
    const bytes = await pdfOf(lines);
    await desk.ask('records.add', { requestId, bytes, label });
  }
  return desk.ask('records.complete', { requestId, complete: true });
}

const mother = {
  ...{ ...walkInFacts, requesterKind: 'representative' as const, requesterName: 'Joan Miller' },
  patientDateOfBirth: '2011-01-02',
};
const byParent = {
  ...{ paper: 'access-request', signer: 'representative', goesTo: 'representative' },
  ...{ relationshipProof: 'birth-record', courtOrderBars: 'no' },
};

/** What a consent under 42 CFR 2.31 says beside a general form. */
const part2Form = {
  optIns: ['SUD' as const],
  purposeKind: 'insurance' as const,
  hasOtherPurposes: 'no' as const,
  isPart2Consent: 'yes' as const,
  recipientIsIntermediary: 'no' as const,
  recipientIsCovered: 'no' as const,
  isForFundraising: 'no' as const,
  statesRefusalConsequences: 'yes' as const,
};

const line = (view: RequestView) => view.gate.find(({ id }) => id === 'sensitive');

describe('words of a page propose a tag at import', () => {
  it('says what it rests on; a page nobody has answered for stops the release', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addPages(desk, requestId, ['Dx F32.1'], ['Potassium 4.1']);
    expect(view.sensitive.tags).toMatchObject([
      { category: 'MH', status: 'suggested', source: 'code', because: 'F32.1' },
    ]);
    expect(view.sensitive).toMatchObject({ unanswered: 1, unread: [] });
    expect(line(view)).toMatchObject({
      ok: false,
      sentence: '1 page may be specially protected, and nobody has said yet.',
    });
  });

  it('asks of the whole document what only the codes of an export say', async () => {
    const desk = await openTestDesk();
    const entry = (code: string) =>
      `<entry><act><code code="${code}" codeSystem="2.16.840.1.113883.6.90"/></act></entry>`;
    const section = (text: string, code: string) =>
      `<component><section><title>Notes</title><text>${text}</text>${entry(code)}</section></component>`;
    for (const [text, tag] of [
      ['Seen today.', { because: 'F32.1 (in the codes of the export)' }],
      ['Dx F32.1', { because: 'F32.1', page: 1 }],
    ] as const) {
      const requestId = await walkIn(desk);
      const bytes = ccda({ sections: section(text, 'F32.1') });
      const view = await desk.ask('records.add', { requestId, bytes, label });
      expect(view.request.records?.documents[0]?.codes).toHaveLength(1);
      expect(view.sensitive.tags).toHaveLength(1);
      expect(view.sensitive.tags[0]).toMatchObject({ category: 'MH', status: 'suggested', ...tag });
      expect(view.sensitive.tags[0]?.page).toBe('page' in tag ? 1 : undefined);
    }
  });

  it('does so for a scan out of the watched folder as for a file that was dropped', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    desk.shell.scans.set('scan1.pdf', await pdfOf(['Dx F32.1']));
    const view = await desk.ask('scan.takeRecord', { requestId, name: 'scan1.pdf', label });
    expect(view.sensitive.tags).toMatchObject([{ category: 'MH', status: 'suggested' }]);
    expect(line(view)?.ok).toBe(false);
  });

  it('a page without words is named: nobody could look there', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addPages(desk, requestId, []);
    expect(view.sensitive.unread).toEqual(pagesOf(view));
  });

  it('other pages of a day are looked for where there are words; the rest is counted', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const day = { ...label, serviceFrom: '2026-03-05', serviceTo: '2026-03-05' };
    for (const lines of [['Visit'], ['Seen on 03/05/2026'], []]) {
      await desk.ask('records.add', { requestId, bytes: await pdfOf(lines), label: day });
    }
    const view = await desk.ask('request.view', { requestId });
    const [visit] = pagesOf(view);
    const tagged = await desk.ask('sensitive.tag', { requestId, pages: [visit!], category: 'MIN', service: 'reproductive' }); // prettier-ignore
    const tagIds = tagged.sensitive.tags.map(({ id }) => id);
    const shadows = await desk.ask('sensitive.proposeShadows', { requestId, tagIds, names: [] });
    expect(shadows).toMatchObject({ found: 1, pagesWithoutText: 1 });
  });

  it('a patient’s own copy holds the page once a person has said so', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { sensitive } = await addPages(desk, requestId, ['Dx F32.1']);
    const tagIds = sensitive.tags.map(({ id }) => id);
    const view = await desk.ask('sensitive.answer', { requestId, tagIds });
    expect(line(view)).toMatchObject({ ok: true, sentence: '1 page with a tag may go out.' });
    expect(view.sensitive.stopped).toEqual([]);
  });

  it('what is cleared is no tag any more', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { sensitive } = await addPages(desk, requestId, ['Dx F32.1']);
    const tagIds = sensitive.tags.map(({ id }) => id);
    const view = await desk.ask('sensitive.clear', { requestId, tagIds });
    expect(line(view)).toMatchObject({ ok: true });
    await expect(desk.ask('sensitive.clear', { requestId, tagIds: ['gone'] })).rejects.toEqual(
      refused('no-such-tag'),
    );
  });
});

describe('a page the law keeps back', () => {
  it('is named with its rule; left out, the rest may go', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const added = await addPages(desk, requestId, ['Office note'], ['Dx F32.1']);
    const tagIds = added.sensitive.tags.map(({ id }) => id);
    const stopped = await desk.ask('sensitive.answer', { requestId, tagIds });
    expect(stopped.sensitive.stopped).toMatchObject([
      { need: 'needs-opt-in', ruleId: 'us-tx/TX-MH@2026.1', unverified: true },
    ]);
    expect(line(stopped)?.sentence).toBe('1 page needs to be named on the form.');
    const pages = stopped.sensitive.stopped.flatMap((one) => one.pages);
    const left = { requestId, pages, leftOut: true, reason: 'sensitive' } as const;
    expect(line(await desk.ask('review.leaveOut', left))).toMatchObject({ ok: true });
    const back = await desk.ask('review.leaveOut', { ...left, leftOut: false });
    expect(line(back)).toMatchObject({ ok: false });
  });

  it('a confirmed tag is taken back only with a reason, which whoever checks and the manager see', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const added = await addPages(desk, requestId, ['Office note'], ['Dx F32.1']);
    const tagIds = added.sensitive.tags.map(({ id }) => id);
    await desk.ask('sensitive.answer', { requestId, tagIds });
    const clear = { requestId, tagIds };
    await expect(desk.ask('sensitive.clear', clear)).rejects.toEqual(refused('reason-needed'));
    const reason = 'The code belongs to the bill of another clinic.';
    const cleared = await desk.ask('sensitive.clear', { ...clear, reason });
    expect(line(cleared)).toMatchObject({ ok: true, sentence: expect.stringContaining('1 confirmed tag was taken back') as string }); // prettier-ignore
    const { rows } = await desk.ask('reports.overrides', { from: '2026-09-01', to: '2026-09-30' });
    expect(rows).toMatchObject([{ about: 'tag', chosen: 'Taken back', reason }]);
  });

  it('of a minor’s page a parent asks for, it is asked whether the minor consented alone', async () => {
    const desk = await openTestDesk({ profile: { ...riverClinic, state: 'CA' } });
    const requestId = await log(desk, mother);
    await desk.ask('basis.decide', { requestId, answers: byParent });
    const view = await addPages(desk, requestId, ['Dx F32.1']);
    const tagIds = view.sensitive.tags.map(({ id }) => id);
    const confirmed = await desk.ask('sensitive.answer', { requestId, tagIds });
    expect(confirmed.sensitive.askConsent).toEqual(tagIds);
    expect(line(confirmed)?.ok).toBe(false);
    const notAlone = await desk.ask('sensitive.answer', { requestId, tagIds, consentedAlone: false }); // prettier-ignore
    expect(notAlone.sensitive.askConsent).toEqual([]);
    const alone = await desk.ask('sensitive.answer', { requestId, tagIds, consentedAlone: true });
    expect(alone.sensitive.stopped.map(({ ruleId }) => ruleId)).toContain('us-federal/G-MIN-PARENT@2026.1'); // prettier-ignore
  });

  it('only a licensed professional decides where the law leaves it to one', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const added = await addPages(desk, requestId, ['Psychotherapy notes']);
    const tagIds = added.sensitive.tags.map(({ id }) => id);
    const view = await desk.ask('sensitive.answer', { requestId, tagIds });
    expect(view.sensitive.stopped.some((one) => one.awaitsProfessional)).toBe(true);
    const decision = { requestId, tagIds, allowed: true, reason: 'The author agrees' };
    await expect(desk.ask('sensitive.decide', decision)).rejects.toEqual(refused('not-allowed'));
  });

  it('a question nobody asks cannot be answered', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const answer = { requestId, fact: 'consentMeetsPart2', answer: true };
    await expect(desk.ask('sensitive.answerFact', answer)).rejects.toEqual(
      refused('no-such-question'),
    );
  });
});

/** A desk that keeps the order its packets are composed by. */
async function watchedDesk(profile: typeof riverClinic) {
  const engine = await engineInNode();
  const specs: PacketSpec[] = [];
  const pdf = Object.assign(Object.create(engine) as PdfEngine, {
    composePacket: (spec: PacketSpec) => {
      specs.push(spec);
      return engine.composePacket(spec);
    },
  });
  return { desk: await openTestDesk({ profile, pdf }), specs };
}

/** Words that would give a category away on a cover, a label, a watermark or a stamp. */
const revealing =
  /\bhiv\b|\baids\b|substance|alcohol|addict|mental|psych|sexual|\bsti\b|\bstd\b|genetic|abortion|reproduct|gender|abuse|42 CFR/i;

describe('the notice that goes along', () => {
  it('stands on a page of its own inside of the packet; nothing else that leaves names why', async () => {
    const { desk, specs } = await watchedDesk({ ...riverClinic, state: 'NY' });
    const requestId = await attorney(desk, { optIns: ['HIV'] });
    const added = await addPages(desk, requestId, ['Office note'], ['Laboratory: HIV-1 Ab']);
    const tagIds = added.sensitive.tags.map(({ id }) => id);
    await desk.ask('sensitive.answer', { requestId, tagIds });
    await desk.ask('authorization.accept', { requestId });
    await lookAtAll(desk, requestId);
    const built = await desk.ask('packet.build', { requestId });
    expect(built.packetIsCurrent).toBe(true);
    const spec = specs.find(({ parts }) => parts.some(({ kind }) => kind === 'records'));
    const notices = spec?.parts.filter(({ kind }) => kind === 'notice') ?? [];
    expect(JSON.stringify(notices)).toContain('confidential HIV information');
    expect(spec?.parts.findIndex(({ kind }) => kind === 'notice')).toBeGreaterThan(0);
    const others = spec?.parts.filter(({ kind }) => kind !== 'notice');
    expect(JSON.stringify([others, spec?.watermark, spec?.stamp])).not.toMatch(revealing);
  });

  it('for pages of a program also stands at the foot of each, with a copy of the consent', async () => {
    const { desk, specs } = await watchedDesk(riverClinic);
    const requestId = await attorney(desk, part2Form);
    const added = await addPages(desk, requestId, ['Office note'], ['Program note']);
    const [, place] = pagesOf(added);
    expect.assert(place !== undefined);
    const tag = { requestId, pages: [place], category: 'SUD' as const, isPart2: true };
    const tagged = await desk.ask('sensitive.tag', tag);
    expect(line(tagged)).toMatchObject({ ok: true });
    await desk.ask('authorization.accept', { requestId });
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    const spec = specs.find(({ parts }) => parts.some(({ kind }) => kind === 'records'));
    const feet = spec?.parts.flatMap((part) => ('footer' in part ? [part.footer] : []));
    expect(feet).toEqual([
      {
        text: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
        pages: [1],
      },
    ]);
    const notice = spec?.parts.find(({ kind }) => kind === 'notice');
    expect(JSON.stringify(notice)).toContain('protected by Federal confidentiality rules');
    expect(spec?.parts.filter(({ kind }) => kind === 'request')).toHaveLength(2);
  });
});
