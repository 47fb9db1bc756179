import { describe, expect, test } from 'vitest';
import { sensitiveFactsOf } from '../../../shared/core/sensitive/facts';
import type { AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import { intakeFactsSchema } from '../../../shared/domain/intake/slice';
import {
  noNewPages,
  noNewTags,
  sameHands,
  samePages,
  sameRecipient,
} from '../../../shared/domain/request/about';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import {
  addChart,
  attorney,
  attorneyFacts,
  label,
  log,
  pagesOf,
  walkIn,
  walkInFacts,
} from './walk';
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

describe('what was said of one does not hold for another', () => {
  const other = { ...attorneyFacts, requesterName: 'T. Baker', requesterOrganization: 'Baker Law' };

  async function accepted(desk: TestDesk, form: Partial<AuthorizationFacts> = {}) {
    const requestId = await attorney(desk, form);
    await desk.ask('authorization.accept', { requestId });
    expect(await isGreen(desk, requestId, 'authorization')).toBe(true);
    return requestId;
  }

  test('a form that names one recipient is not good for the next', async () => {
    const desk = await openTestDesk();
    const requestId = await accepted(desk);
    const { request } = await desk.ask('intake.log', { requestId, facts: other });
    expect(request.authorization?.facts.recipientMatches).toBe('unknown');
    expect(request.authorization?.accepted).toBeUndefined();
    expect(await isGreen(desk, requestId, 'authorization')).toBe(false);
  });

  test('a form is held against the patient anew once the patient is corrected', async () => {
    const desk = await openTestDesk();
    const requestId = await accepted(desk, { identityConfirmed: 'yes' });
    const facts = { ...attorneyFacts, patientDateOfBirth: '1960-02-01' };
    const { request } = await desk.ask('intake.log', { requestId, facts });
    expect(request.authorization?.facts.identityConfirmed).toBe('unknown');
    expect(request.authorization?.accepted).toBeUndefined();
  });

  test('an address that is corrected leaves the form as it is', async () => {
    const desk = await openTestDesk();
    const requestId = await accepted(desk);
    await desk.ask('intake.log', { requestId, facts: elsewhere });
    expect(await isGreen(desk, requestId, 'authorization')).toBe(true);
  });

  test('the basis is decided anew for another requester, without what was shown for the first', async () => {
    const desk = await openTestDesk();
    const facts = intakeFactsSchema.parse({ ...attorneyFacts, requesterKind: 'law-enforcement' });
    const requestId = await log(desk, facts);
    const answers = { paper: 'other', policeAsk: 'identify', sheetNever: 'none', demandNoted: 'yes' }; // prettier-ignore
    await desk.ask('basis.decide', { requestId, answers });
    const { request } = await desk.ask('intake.log', {
      requestId,
      facts: { ...facts, requesterName: 'Officer Vale' },
    });
    expect(request.basis).toBeUndefined();
    const preview = await desk.ask('basis.preview', { requestId });
    expect(preview.answers).toMatchObject({ paper: 'other', policeAsk: 'identify' });
    expect(preview.answers['demandNoted']).toBeUndefined();
    expect(await isGreen(desk, requestId, 'basis')).toBe(false);
  });

  test('an answer about the pages is asked again once another page goes out', async () => {
    const desk = await openTestDesk();
    const facts = intakeFactsSchema.parse({ ...attorneyFacts, requesterKind: 'workers-compensation' }); // prettier-ignore
    const requestId = await log(desk, facts);
    await addChart(desk, requestId);
    const answers = { paper: 'requester-letter', compLaw: 'yes', compClaim: 'yes', compInjuryOnly: 'yes' }; // prettier-ignore
    await desk.ask('basis.decide', { requestId, answers });
    const injuryOnly = async () =>
      (await desk.ask('basis.preview', { requestId })).answers['compInjuryOnly'];
    expect(await injuryOnly()).toBe('yes');
    await addChart(desk, requestId, 2);
    expect(await injuryOnly()).toBeUndefined();
    expect(await isGreen(desk, requestId, 'requirements')).toBe(false);
    await desk.ask('basis.decide', { requestId, answers });
    expect(await injuryOnly()).toBe('yes');
  });

  test('that the event has not happened is asked again on another day', async () => {
    const desk = await openTestDesk();
    const byEvent = { expiryKind: 'event', expiresOn: '', expiryEvent: 'the case closes', eventHasHappened: 'no' } as const; // prettier-ignore
    const requestId = await accepted(desk, byEvent);
    desk.clock.set('2026-09-20T15:00:00.000Z');
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.authorization?.facts.eventHasHappened).toBe('unknown');
    expect(await isGreen(desk, requestId, 'authorization')).toBe(false);
  });
});
