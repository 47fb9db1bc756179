import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OpenDesk } from '../../../shared/core/context';
import { shownState } from '../../../shared/core/shownState';
import { answerSliceSchema } from '../../../shared/domain/answer/slice';
import type { RequestState } from '../../../shared/domain/request/state';
import { sensitiveSliceSchema } from '../../../shared/domain/sensitive/slice';
import { openTestDesk, passphraseOf } from '../../support/desk';
import { addChart, attorney, pagesOf } from './walk';

test('why a professional decided is read by those who decide or answer for it, not at the counter', async () => {
  const desk = await openTestDesk();
  const people = [
    { name: 'Cleo', role: 'clerk' },
    { name: 'Dr. Hale', role: 'licensed-professional' },
  ] as const;
  for (const one of people) {
    await desk.ask('people.add', { ...one, passphrase: passphraseOf(one.name) });
  }
  const requestId = await attorney(desk);
  const [page] = pagesOf(await addChart(desk, requestId));
  expect.assert(page !== undefined);
  const tagged = await desk.ask('sensitive.tag', { requestId, pages: [page], category: 'MH' });
  const tagIds = tagged.sensitive.tags.map(({ id }) => id);
  await desk.signIn('Dr. Hale');
  const reason = 'The patient told me of a threat.';
  await desk.ask('sensitive.decide', { requestId, tagIds, allowed: true, reason });

  const seenBy = async (name: string): Promise<string> => {
    await desk.signIn(name);
    return JSON.stringify(await desk.ask('request.view', { requestId }));
  };
  expect(await seenBy('Dr. Hale')).toContain(reason);
  expect(await seenBy('Ada')).toContain(reason);
  expect(await seenBy('Cleo')).not.toContain(reason);
});

/** A value of this schema with one of everything in it; each free text says where it stands. */
function planted(node: z.core.JSONSchema.BaseSchema, path: string): unknown {
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  const [first] = node.anyOf ?? [];
  if (first) return planted(first, path);
  if (node.type === 'array') return [planted(node.items as z.core.JSONSchema.BaseSchema, path)];
  if (node.type === 'object') return plantedObject(node, path);
  if (node.type !== 'string') return node.type === 'boolean' ? true : 1;
  // Days, moments, digests and ids are no free text.
  if (node.format ?? node.pattern ?? node.maxLength) return `no text at ${path}`;
  return `«${path}»`;
}

function plantedObject(node: z.core.JSONSchema.BaseSchema, path: string): object {
  const members = Object.entries(node.properties ?? {}).map(([key, inner]) => [
    key,
    planted(inner as z.core.JSONSchema.BaseSchema, `${path}.${key}`),
  ]);
  const named = node.additionalProperties;
  if (typeof named === 'object') members.push(['key', planted(named, `${path}.*`)]);
  return Object.fromEntries(members) as object;
}

test('at the counter no free text of an answer or of protected pages is read but what the work needs', () => {
  const slice = (schema: z.ZodType, path: string) => planted(z.toJSONSchema(schema), path);
  const state = {
    intake: { papers: [] },
    answer: slice(answerSliceSchema, 'answer'),
    sensitive: slice(sensitiveSliceSchema, 'sensitive'),
  } as unknown as RequestState;
  const readBy = (role: string): string[] => {
    const shown = JSON.stringify(shownState({ user: { role } } as OpenDesk, state));
    return [...shown.matchAll(/«(.*?)»/g)].map(([, path]) => path ?? '').sort();
  };
  const masked = [
    'answer.decisions.explanation',
    'answer.decisions.pages.ground',
    'answer.pastReviews.reason',
    'answer.review.reason',
    'sensitive.emergencies.nature',
    'sensitive.tags.decision.reason',
    'sensitive.wholeRefused.reason',
  ];
  const atTheCounter = readBy('clerk');
  expect(atTheCounter.filter((path) => masked.includes(path))).toEqual([]);
  // Who decides or answers for it reads all; what is new here has to be put on one side or the other.
  expect(readBy('licensed-professional')).toEqual([...masked, ...atTheCounter].sort());
  expect(readBy('privacy-officer')).toEqual([...masked, ...atTheCounter].sort());
  expect(
    atTheCounter.filter((path) => !path.includes('bout.') && !path.includes('About.')),
  ).toEqual([
    // Rules of the packs, by id, and what stands in the letters a clerk sends.
    'answer.decisions.blockingException',
    'answer.decisions.code',
    'answer.decisions.role',
    'answer.decisions.whereToAsk',
    'answer.extension.reason',
    'answer.notProduced.exception',
    'answer.notProduced.reason',
    'answer.notProduced.whereToAsk',
    // What the clerk answered, and saw on the page or on the paper.
    'answer.referrals.code',
    'answer.referrals.note',
    'sensitive.answers.*',
    'sensitive.emergencies.affiliation',
    'sensitive.emergencies.discloser',
    'sensitive.emergencies.recipient',
    'sensitive.tags.because',
    'sensitive.tags.clearedBecause',
    'sensitive.wholeRefused.citation',
  ]);
});
