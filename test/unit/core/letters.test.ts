import { describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { attorney, certified, walkIn } from './walk';

async function drafted(desk: TestDesk, requestId: string, templateId: string, values = {}) {
  return desk.ask('letter.draft', { requestId, templateId, values, edits: {} });
}

const toWhom = (letter: Awaited<ReturnType<typeof drafted>>) =>
  letter.fields.find(({ name }) => name === 'addressee')?.value;

describe('whom a letter is for', () => {
  test.each(['denial', 'denial-review-result'])(
    'a %s never goes to an attorney who asked for the patient',
    async (templateId) => {
      const desk = await openTestDesk();
      const requestId = await attorney(desk);
      expect(toWhom(await drafted(desk, requestId, templateId))).toBe('Anna Miller');
      const own = await walkIn(desk);
      expect(toWhom(await drafted(desk, own, templateId))).toBe('Anna Miller');
    },
  );

  test('a denial reaches the representative who signed', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { signer: 'representative', signerName: 'Ruth Miller' });
    expect(toWhom(await drafted(desk, requestId, 'denial'))).toBe('Ruth Miller');
  });
});

describe('what had left', () => {
  const partsOf = async (desk: TestDesk, requestId: string, templateId: string) =>
    (await drafted(desk, requestId, templateId, { sentBefore: 'no' })).parts.map(({ id }) => id);

  test('is what the log says, whatever was typed', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    expect(await partsOf(desk, requestId, 'subpoena-deficiency')).toContain('nothing-disclosed');
    await certified(desk, requestId);
    await desk.ask('release.save', { requestId });
    const answer = await partsOf(desk, requestId, 'subpoena-deficiency');
    expect(answer).toContain('nothing-more');
    expect(answer).not.toContain('nothing-disclosed');
    const revoked = await drafted(desk, requestId, 'revocation-acknowledgement', { alreadySent: [] }); // prettier-ignore
    expect(revoked.parts.map(({ id }) => id)).toContain('already-sent');
    expect(revoked.fields.map(({ name }) => name)).not.toContain('sentBefore');
    expect(revoked.parts.find(({ id }) => id === 'already-sent')?.text).toContain('Anna Miller');
  }, 120_000);
});
