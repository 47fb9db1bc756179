import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { intakeFactsSchema } from '../../../shared/domain/intake/slice';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { textOf } from './words';
import { addChart, attorneyFacts, certificate, log, lookAtAll, pagesOf } from './walk';

const police = intakeFactsSchema.parse({
  ...attorneyFacts,
  requesterKind: 'law-enforcement',
  requesterOrganization: 'Austin police',
});
const identify = {
  ...{ paper: 'requester-letter', policeAsk: 'identify', sheetNever: 'none' },
  ...{ demandNoted: 'yes', officialVerified: 'letterhead' },
};
const templateId = 'identification-sheet';
const values = { bloodType: 'O, Rh positive', physicalFeatures: 'Scar on the left hand' };

let desk: TestDesk;
let requestId: string;

beforeEach(async () => {
  desk = await openTestDesk();
  requestId = await log(desk, police);
});

const line = (view: RequestView, id: string) => view.gate.find((one) => one.id === id);
const decide = () => desk.ask('basis.decide', { requestId, answers: identify });
const file = (said: Record<string, string> = values) =>
  desk.ask('letter.file', { requestId, templateId, values: said });

describe('the sheet of eight facts', () => {
  it('is filed on the request and goes out in place of the chart', async () => {
    await decide();
    const filed = await file();
    expect(filed.request.letters?.filed.at(-1)?.templateId).toBe(templateId);
    expect(filed.request.records?.documents.map(({ sheet }) => sheet)).toEqual([templateId]);
    await desk.ask('records.complete', { requestId, complete: true });
    const looked = await lookAtAll(desk, requestId);
    expect(line(looked, 'requirements')).toMatchObject({ ok: true });
    const built = await desk.ask('packet.build', { requestId });
    expect(built.request.packet?.build?.recordPages).toBe(1);
    const certified = await desk.ask('qc.certify', {
      ...{ requestId, ...certificate },
      soloReason: 'Nobody else is here today.',
    });
    expect(certified.gate.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('says the facts that were filled in, and no other', async () => {
    await decide();
    const filed = await file();
    const letterId = filed.request.letters?.filed.at(-1)?.id ?? '';
    await desk.ask('letter.print', { requestId, letterId });
    const words = await textOf(desk.shell.printed[0]!);
    expect(words).toContain('Scar on the left hand');
    expect(words).toContain('Anna Miller');
    expect(words).not.toContain('Type of injury');
  });

  it('goes alone: with a page of the chart nothing is built, and the gate says why', async () => {
    await decide();
    await addChart(desk, requestId);
    await file();
    const both = await lookAtAll(desk, requestId);
    expect(line(both, 'requirements')).toMatchObject({
      ok: false,
      sentence: 'More than the sheet with the eight fields is in it. Take the chart out.',
    });
    const refused = await desk.call('packet.build', { requestId });
    expect(refused).toMatchObject({ fault: { code: 'packet-not-ready' } });
    const chart = pagesOf(both).slice(0, 3);
    const reason = 'out-of-scope' as const;
    const out = await desk.ask('review.leaveOut', { requestId, pages: chart, leftOut: true, reason }); // prettier-ignore
    expect(line(out, 'requirements')).toMatchObject({ ok: true });
  });

  it('cannot be talked around: a yes of the clerk does not let the chart go', async () => {
    await addChart(desk, requestId);
    const answers = { ...identify, sheetOnly: 'yes' };
    const view = await desk.ask('basis.decide', { requestId, answers });
    expect(line(view, 'requirements')).toMatchObject({ ok: false });
  });

  it('takes the place of the sheet before it', async () => {
    await decide();
    await file();
    const again = await file({ ...values, birthPlace: 'Waco' });
    expect(again.request.records?.documents).toHaveLength(1);
    expect(again.request.letters?.filed).toHaveLength(2);
  });

  it('is offered and filed only where the basis lets nothing else go', async () => {
    const offered = async () =>
      (await desk.ask('letter.templates', { requestId })).templates.map(({ id }) => id);
    expect(await offered()).not.toContain(templateId);
    const refused = await desk.call('letter.file', { requestId, templateId, values });
    expect(refused).toMatchObject({ fault: { code: 'sheet-not-here' } });
    await decide();
    expect(await offered()).toContain(templateId);
  });
});
