import { describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { textOf } from './words';
import { access, addChart, attorney, attorneyFacts, byForm, certified, log, walkIn, walkInFacts } from './walk'; // prettier-ignore

const refused = (code: string) => expect.objectContaining({ fault: expect.objectContaining({ code }) as unknown }) as Error; // prettier-ignore

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

describe('where a letter to the patient goes', () => {
  const boxed = { kind: 'confidential', address: 'PO Box 88\nAustin, TX 78701' } as const;

  test('is the address the patient asked for, unless the patient confirmed the one of this request', async () => {
    const desk = await openTestDesk();
    const facts = { ...walkInFacts, requesterAddress: '9 Hill Road', delivery: 'mail' } as const;
    const requestId = await log(desk, facts);
    await desk.ask('basis.decide', { requestId, answers: access });
    const whom = async () => toWhom(await drafted(desk, requestId, 'denial'));
    expect(await whom()).toBe('Anna Miller\n9 Hill Road');
    await desk.ask('patients.record', { requestId, fact: boxed });
    expect(await whom()).toBe('Anna Miller\nPO Box 88\nAustin, TX 78701');
    const confirm = { requestId, numberCalled: '512 555 0100', reason: 'Moved' };
    await desk.ask('patients.confirmAddress', confirm);
    expect(await whom()).toBe('Anna Miller\n9 Hill Road');
  });

  test('is theirs also where somebody else asks, and never in a letter to that one', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('patients.record', { requestId, fact: boxed });
    expect(toWhom(await drafted(desk, requestId, 'denial'))).toContain('PO Box 88');
    expect(toWhom(await drafted(desk, requestId, 'fee-estimate'))).not.toContain('PO Box 88');
  });

  test('is asked about where the patient gave a telephone number alone', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const fact = { kind: 'confidential', phone: '512 555 0188' } as const;
    await desk.ask('patients.record', { requestId, fact });
    const { cautions } = await drafted(desk, requestId, 'denial');
    expect(cautions.join(' ')).toContain('512 555 0188');
  });
});

describe('what had left', () => {
  const partsOf = async (desk: TestDesk, requestId: string, templateId: string) =>
    (await drafted(desk, requestId, templateId, { sentBefore: 'no' })).parts.map(({ id }) => id);

  test('is what the log says, whatever was typed', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    expect(await partsOf(desk, requestId, 'subpoena-deficiency')).toContain('nothing-disclosed');
    const breach = { requestId, templateId: 'breach-notification', values: {}, edits: {} };
    const offered = async () =>
      (await desk.ask('letter.templates', { requestId })).templates.map(({ id }) => id);
    expect(await offered()).not.toContain(breach.templateId);
    await expect(desk.ask('letter.file', breach)).rejects.toEqual(refused('letter-nothing-sent'));
    await certified(desk, requestId);
    await desk.ask('release.save', { requestId });
    expect(await offered()).toContain(breach.templateId);
    const answer = await partsOf(desk, requestId, 'subpoena-deficiency');
    expect(answer).toContain('nothing-more');
    expect(answer).not.toContain('nothing-disclosed');
    const revoked = await drafted(desk, requestId, 'revocation-acknowledgement', { alreadySent: [] }); // prettier-ignore
    expect(revoked.parts.map(({ id }) => id)).toContain('already-sent');
    expect(revoked.fields.map(({ name }) => name)).not.toContain('sentBefore');
    expect(revoked.parts.find(({ id }) => id === 'already-sent')?.text).toContain('Anna Miller');
  }, 120_000);
});

describe('a form that goes back', () => {
  test('takes the day the request waits for, and a blank form of the clinic’s, along', async () => {
    const desk = await openTestDesk();
    desk.clock.set('2026-11-02T15:00:00.000Z');
    const requestId = await attorney(desk, { expiresOn: '2026-10-15' });
    const { request } = await desk.ask('authorization.return', { requestId });
    const letter = request.letters?.filed.at(-1);
    const part = (id: string) => letter?.parts.find((one) => one.id === id)?.text;
    expect(part('defects')).toBe('Expired on October 15, 2026.');
    expect(part('open-until')).toContain('December 2, 2026');
    await desk.ask('authorization.printLetter', { requestId });
    const text = await textOf(desk.shell.printed.at(-1) ?? new Uint8Array());
    expect(text).toContain('We enclose a blank form of our own.');
    expect(text).toContain('Authorization to release health records');
    expect(text).not.toContain('Miller');
  }, 120_000);
});

describe('words that give a category away', () => {
  const edits = { call: 'Please sign, then we send the HIV results.' };
  const values = { defects: ['Not signed.'] };

  test('are refused in a letter to somebody else, and nothing is filed', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const wish = { requestId, templateId: 'authorization-return', values, edits };
    const draft = await desk.ask('letter.draft', wish);
    expect(draft.problems).toEqual([expect.stringContaining('“hiv”')]);
    await expect(desk.ask('letter.file', wish)).rejects.toEqual(refused('letter-not-neutral'));
    const list = await desk.ask('letter.templates', { requestId });
    expect(list.filed).toEqual([]);
    await desk.ask('letter.file', { ...wish, edits: { call: 'Please sign.' } });
  });

  test('are refused in what a station sends of its own accord', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const said = { kind: 'elsewhere' as const, reason: 'They lie with another house.', exception: '', toldInWriting: true, whereToAsk: 'the methadone clinic in Elm Street' }; // prettier-ignore
    const sent = desk.ask('answer.sayNotProduced', { requestId, ...said });
    await expect(sent).rejects.toEqual(refused('letter-not-neutral'));
    await desk.ask('answer.sayNotProduced', {
      requestId,
      ...said,
      whereToAsk: 'Elm Street Clinic',
    });
  });

  test('are a caution in the patient’s own letter, which is filed', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const wish = { requestId, templateId: 'authorization-return', values, edits };
    const draft = await desk.ask('letter.draft', wish);
    expect(draft).toMatchObject({ problems: [], cautions: [expect.stringContaining('“hiv”')] });
    await desk.ask('letter.file', wish);
  });

  test('in a title or a provider of records warn the clerk, until they are neutral', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const added = await addChart(desk, requestId, 1);
    const document = added.request.records?.documents[0];
    expect.assert(document !== undefined);
    expect(added.titleCautions).toEqual({});
    const { title, kind, provider, serviceFrom, serviceTo } = document;
    const label = { title, kind, provider, serviceFrom, serviceTo };
    const say = (words: Partial<typeof label>) =>
      desk.ask('records.label', { requestId, documentId: document.id, label: { ...label, ...words } }); // prettier-ignore
    const titled = await say({ title: 'HIV lab' });
    expect(titled.titleCautions[document.id]).toContain('“hiv”');
    const provided = await say({ provider: 'Dr. Hale, Psychiatry' });
    expect(provided.titleCautions[document.id]).toContain('“psychiatry”');
    expect((await say({ title: 'Labs' })).titleCautions).toEqual({});
  });
});

describe('a form nobody sent', () => {
  const ids = async (desk: TestDesk, requestId: string) =>
    (await desk.ask('letter.templates', { requestId })).templates.map(({ id }) => id);
  const asks = { templateId: 'authorization-needed', values: {}, edits: {} };

  test('is asked for, waited for, and no longer once one is here', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const open = await desk.ask('basis.decide', { requestId, answers: byForm });
    expect(open.authorization?.missing).toEqual({ letter: 'authorization-needed' });
    expect(await ids(desk, requestId)).toContain('authorization-needed');
    const asked = await desk.ask('letter.file', { requestId, ...asks });
    expect(asked.authorization?.missing?.asked).toBeDefined();
    expect(asked.band.status).toBe('Asked for a form: waiting for it');
    const { timers } = await desk.ask('answer.view', { requestId });
    expect(timers.map(({ sentence }) => sentence)).toContain('No form has come yet: ask for it again.'); // prettier-ignore
    const scan = await pdfOf(['Authorization', 'Anna Miller']);
    const here = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes: scan }); // prettier-ignore
    expect(here.authorization?.missing).toBeUndefined();
    await expect(desk.ask('letter.file', { requestId, ...asks })).rejects.toEqual(refused('no-form-missing')); // prettier-ignore
  });

  test('is never asked of a patient who wants the own copy', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    expect(await ids(desk, requestId)).not.toContain('authorization-needed');
    await expect(desk.ask('letter.file', { requestId, ...asks })).rejects.toEqual(refused('no-form-missing')); // prettier-ignore
  });
});
