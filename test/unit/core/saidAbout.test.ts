import { describe, expect, test } from 'vitest';
import { sensitiveFactsOf } from '../../../shared/core/sensitive/facts';
import { intakeFactsSchema } from '../../../shared/domain/intake/slice';
import {
  noNewPages,
  noNewTags,
  sameHands,
  samePages,
  sameRecipient,
} from '../../../shared/domain/request/about';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { addChart, attorney, attorneyFacts, label, pagesOf, walkIn, walkInFacts } from './walk';
import { pdfOf } from './papers';

const employer = intakeFactsSchema.parse({ ...attorneyFacts, requesterKind: 'employer' });
const elsewhere = { ...attorneyFacts, requesterAddress: '5 Elm Street\nReno, NV 89501' };

async function factsOf(desk: TestDesk, requestId: string) {
  const { request } = await desk.ask('request.view', { requestId });
  return sensitiveFactsOf(request);
}

async function isGreen(desk: TestDesk, requestId: string, id: string) {
  const { gate } = await desk.ask('request.view', { requestId });
  return gate.find((line) => line.id === id)?.ok;
}

/** An attorney's request with three pages, of which the first is tagged. */
async function taggedChart(desk: TestDesk) {
  const requestId = await attorney(desk);
  const pages = pagesOf(await addChart(desk, requestId));
  await desk.ask('sensitive.tag', { requestId, pages: pages.slice(0, 1), category: 'HIV' });
  return { requestId, pages };
}

describe('an answer counts for what it was said about', () => {
  test('what an order names is asked again once another page is protected', async () => {
    const desk = await openTestDesk();
    const { requestId, pages } = await taggedChart(desk);
    const say = { requestId, fact: 'orderNamesPages', answer: true };
    await desk.ask('sensitive.answerFact', say);
    expect(await factsOf(desk, requestId)).toMatchObject({ orderNamesPages: true });
    await desk.ask('sensitive.tag', { requestId, pages: pages.slice(1, 2), category: 'MH' });
    expect((await factsOf(desk, requestId))['orderNamesPages']).toBeUndefined();
    await desk.ask('sensitive.answerFact', say);
    expect(await factsOf(desk, requestId)).toMatchObject({ orderNamesPages: true });
  });

  test('another recipient is asked about anew: where they are, and an emergency', async () => {
    const desk = await openTestDesk();
    const { requestId } = await taggedChart(desk);
    await desk.ask('sensitive.answerFact', { requestId, fact: 'recipientState', answer: 'TX' });
    const at = '2026-09-01T10:00:00.000Z';
    const emergency = { recipient: 'Dr. Ortiz', affiliation: 'Mercy', discloser: 'Ada', at, nature: 'Overdose' }; // prettier-ignore
    await desk.ask('sensitive.logEmergency', { requestId, emergency });
    expect(await factsOf(desk, requestId)).toMatchObject({ recipientState: 'TX', emergencyLogged: true }); // prettier-ignore
    await desk.ask('intake.log', { requestId, facts: elsewhere });
    expect(await factsOf(desk, requestId)).toMatchObject({ recipientState: 'NV', emergencyLogged: false }); // prettier-ignore
  });

  test('what a professional let go to one is not let go to another', async () => {
    const desk = await openTestDesk();
    const passphrase = passphraseOf('Lia');
    await desk.ask('people.add', { name: 'Lia', role: 'licensed-professional', passphrase });
    const requestId = await walkIn(desk);
    const pages = pagesOf(await addChart(desk, requestId)).slice(0, 1);
    const { sensitive } = await desk.ask('sensitive.tag', { requestId, pages, category: 'PSY' });
    const tagIds = sensitive.tags.map(({ id }) => id);
    const awaits = async () => {
      const view = await desk.ask('request.view', { requestId });
      return view.sensitive.stopped.some((one) => one.awaitsProfessional);
    };
    expect(await awaits()).toBe(true);
    await desk.signIn('Lia');
    await desk.ask('sensitive.decide', { requestId, tagIds, allowed: true, reason: 'Agreed' });
    expect(await awaits()).toBe(false);
    await desk.signIn('Ada');
    const facts = { ...walkInFacts, requesterAddress: '9 Hill Road' };
    await desk.ask('intake.log', { requestId, facts });
    expect(await awaits()).toBe(true);
  });

  test('a restriction settled for an attorney is open again for an employer, and once pages are put back', async () => {
    const desk = await openTestDesk();
    const { requestId, pages } = await taggedChart(desk);
    const fact = { kind: 'restriction', type: 'agreed', about: 'the visit of May 3' } as const;
    const { people } = await desk.ask('patients.restrict', { requestId, fact });
    const entryId = people.restrictions[0]?.entryId ?? '';
    const settle = (decision: 'left-out' | 'does-not-apply') =>
      desk.ask('patients.settle', { requestId, entryId, decision, reason: 'Looked' });
    const leave = (leftOut: boolean) =>
      desk.ask('review.leaveOut', { requestId, pages: pages.slice(1, 2), leftOut, reason: 'other' }); // prettier-ignore
    await leave(true);
    await settle('left-out');
    expect(await isGreen(desk, requestId, 'restriction')).toBe(true);
    await leave(false);
    expect(await isGreen(desk, requestId, 'restriction')).toBe(false);
    await settle('does-not-apply');
    expect(await isGreen(desk, requestId, 'restriction')).toBe(true);
    await desk.ask('intake.log', { requestId, facts: employer });
    expect(await isGreen(desk, requestId, 'restriction')).toBe(false);
  });

  test('an amendment that was packed is asked for again once a document is taken out', async () => {
    const desk = await openTestDesk();
    const { requestId } = await taggedChart(desk);
    const bytes = await pdfOf(['Statement of disagreement']);
    const added = await desk.ask('records.add', { requestId, bytes, label: { ...label, title: 'Statement' } }); // prettier-ignore
    const documentId = added.request.records?.documents.at(-1)?.id ?? '';
    const fact = { kind: 'amendment', type: 'disagreement', about: 'the note of May 3' } as const;
    const { people } = await desk.ask('patients.record', { requestId, fact });
    const entryId = people.amendments[0]?.entryId ?? '';
    await desk.ask('patients.tickAmendment', { requestId, entryId, way: 'packed' });
    expect(await isGreen(desk, requestId, 'amendments')).toBe(true);
    await desk.ask('records.remove', { requestId, documentId });
    expect(await isGreen(desk, requestId, 'amendments')).toBe(false);
  });

  test('what was settled before this was kept counts for nobody', () => {
    const now = { asks: [], receives: [], basisRow: '', tagIds: [], pages: {} };
    const rules = [sameHands, sameRecipient, noNewPages, samePages, noNewTags];
    expect(rules.map((rule) => rule(now, now))).toEqual(rules.map(() => true));
    expect(rules.map((rule) => rule(undefined, now))).toEqual(rules.map(() => false));
  });
});
