import { beforeEach, describe, expect, it } from 'vitest';
import { intakeFactsSchema } from '../../../shared/domain/intake/slice';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { addChart, attorneyFacts, log, lookAtAll } from './walk';

const police = intakeFactsSchema.parse({
  ...attorneyFacts,
  requesterKind: 'law-enforcement',
  requesterOrganization: 'Austin police',
});
const crime = { paper: 'requester-letter', policeAsk: 'crime', crimeGround: 'death' };
const notYours = (words: string) =>
  expect.objectContaining({
    fault: expect.objectContaining({
      code: 'not-yours-to-answer',
      message: expect.stringContaining(words) as string,
    }) as unknown,
  }) as Error;

let desk: TestDesk;
let requestId: string;

beforeEach(async () => {
  desk = await openTestDesk();
  for (const [name, role] of [
    ['Dr. Hale', 'licensed-professional'],
    ['Cleo', 'clerk'],
  ] as const) {
    await desk.ask('people.add', { name, role, passphrase: passphraseOf(name) });
  }
  requestId = await log(desk, police);
});

const decide = (answers: Record<string, string>) =>
  desk.ask('basis.decide', { requestId, answers });

describe('an answer that is another’s to give', () => {
  it('is refused from a clerk and from an administrator, and taken from the licensed professional', async () => {
    const decided = { ...crime, licensedDecision: 'yes' };
    const sentence = 'A licensed professional answers this.';
    await expect(decide(decided)).rejects.toEqual(notYours(sentence));
    await desk.signIn('Cleo');
    await expect(decide(decided)).rejects.toEqual(notYours(sentence));
    await desk.signIn('Dr. Hale');
    const view = await decide(decided);
    expect(view.request.basis?.answers.licensedDecision).toBe('yes');
    expect(view.gate.find(({ id }) => id === 'requirements')?.ok).toBe(false);
  });

  it('stays where somebody else decides the same basis anew, and is not theirs to change', async () => {
    await desk.signIn('Dr. Hale');
    await decide({ ...crime, licensedDecision: 'yes' });
    await desk.signIn('Cleo');
    const again = await decide({ ...crime, crimeGround: 'premises' });
    expect(again.request.basis?.answers).toMatchObject({
      crimeGround: 'premises',
      licensedDecision: 'yes',
    });
    await expect(decide({ ...crime, licensedDecision: 'no' })).rejects.toEqual(
      notYours('Has a licensed professional decided?'),
    );
  });

  it('opens no other basis than the one it was said of', async () => {
    await desk.signIn('Dr. Hale');
    await decide({ ...crime, licensedDecision: 'yes' });
    await desk.signIn('Cleo');
    const threat = { paper: 'requester-letter', policeAsk: 'threat', licensedDecision: 'yes' };
    const moved = await decide(threat);
    expect(moved.request.basis?.row).toBe('R32');
    expect(moved.request.basis?.answers).not.toHaveProperty('licensedDecision');
  });

  it('is shown with who gives it, and only to those who may not', async () => {
    const asks = async () => {
      const preview = await desk.ask('basis.preview', { requestId, answers: crime });
      return preview.requirements.flatMap((one) => one.asks);
    };
    const reserved = async () =>
      (await asks()).find(({ id }) => id === 'licensedDecision')?.reserved;
    expect(await reserved()).toBe('A licensed professional answers this.');
    await desk.signIn('Dr. Hale');
    expect(await reserved()).toBeUndefined();
  });

  it('about protected pages is refused in the same way', async () => {
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.signIn('Cleo');
    const hand = { requestId, fact: 'noticeByHand', answer: true };
    await expect(desk.ask('sensitive.answerFact', hand)).rejects.toEqual(
      notYours('The privacy officer or an administrator answers this.'),
    );
    const own = { requestId, fact: 'minorSigned', answer: true };
    await expect(desk.ask('sensitive.answerFact', own)).resolves.toBeDefined();
  });
});
