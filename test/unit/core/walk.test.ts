import { createHash } from 'node:crypto';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { describe, expect, it } from 'vitest';
import type { RequestView, StepId } from '../../../shared/contract/request';
import { openTestDesk, riverClinic } from '../../support/desk';
import { chartOf, pdfOf } from './papers';
import {
  addChart,
  attorney,
  certificate,
  certified,
  goodForm,
  label,
  log,
  lookAtAll,
  markOn,
  pagesOf,
  walkIn,
  walkInFacts,
} from './walk';

const refused = (code: string, sentence: string | RegExp) =>
  expect.objectContaining({
    fault: {
      code,
      message:
        typeof sentence === 'string' ? sentence : (expect.stringMatching(sentence) as string),
    },
  }) as Error;

const stepOf = (view: RequestView, id: StepId) => view.steps.find((step) => step.id === id);

describe('a walk-in patient, from the counter to the printed packet', () => {
  it('is logged with a number, a due date and its reason, and asks for no form', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await desk.ask('request.view', { requestId });
    expect(view.band.number).toBe('REQ-2026-000001');
    expect(view.request.basis?.sentence).toContain('patient’s own access request');
    expect(view.request.basis?.due).toMatchObject({ legalDue: '2026-09-23' });
    expect(stepOf(view, 'authorization')?.status).toBe('not-needed');
    expect(view.next?.step).toBe('records');
  });

  it('leaves as a proved, numbered packet with one disclosure row that is not accountable', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const before = await certified(desk, requestId);
    expect(before.gate.filter((item) => !item.ok)).toEqual([]);
    expect(before.request.packet?.build).toMatchObject({
      recordPages: 3,
      batesFirst: 1,
      batesLast: 3,
    });

    const printed = await desk.ask('release.print', { requestId });
    expect(printed.outcome).toBe('sent');
    expect(stepOf(printed.view, 'release')?.status).toBe('in-progress');
    expect(printed.view.request.disclosure).toBeUndefined();

    const view = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(view.request.release?.released).toHaveLength(1);
    expect(view.request.disclosure?.rows).toHaveLength(1);
    expect(view.request.disclosure?.rows[0]).toMatchObject({
      disclosedOn: '2026-09-01',
      recipientName: 'Anna Miller',
      description: 'Progress notes of Jan 4, 2026 to Aug 30, 2026, 3 pages',
      accountable: false,
      basisRow: 'R01',
      recordPages: 3,
      batesRange: 'RIVER-000001 to RIVER-000003',
      preparedBy: 'Ada',
      checkedBy: 'Ben',
    });
    expect(view.stepsDone).toBe(view.stepsTotal);

    const { rows } = await desk.ask('disclosure.list', {
      from: '',
      to: '',
      accountableOnly: false,
      text: 'miller',
    });
    expect(rows).toHaveLength(1);
    const engine = await engineInNode();
    const paper = await engine.importFile({ bytes: desk.shell.printed[0]! });
    expect(paper.pages).toHaveLength(view.request.packet!.build!.pageCount);
    expect(desk.bugs).toEqual([]);
  });

  it('is not released where not all pages came out, and can be printed again', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    await expect(desk.ask('release.print', { requestId })).rejects.toEqual(
      refused('release-pending', /Say first whether all of it came out/),
    );
    const jammed = await desk.ask('release.confirmPrinted', { requestId, allPrinted: false });
    expect(jammed.request.disclosure).toBeUndefined();
    expect((await desk.ask('release.print', { requestId })).outcome).toBe('sent');
  });
});

describe('an attorney’s mailed request', () => {
  it('leaves under an accepted form as a saved file without a name of a person', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const accepted = await desk.ask('authorization.accept', { requestId });
    expect(accepted.authorization).toMatchObject({ valid: true, foot: 'Valid until Sep 30, 2026' });
    await certified(desk, requestId);
    const { view, name } = await desk.ask('release.save', { requestId });
    expect(name).toBe('REQ-2026-000001-packet.pdf');
    expect(view.request.release?.released[0]?.savedAs).toBe(name);
    const row = view.request.disclosure?.rows[0];
    expect(row).toMatchObject({ recipientName: 'R. Hollis, Hollis and Bray', accountable: false });
    const parts = view.request.packet?.build?.manifest.map((page) => page.part);
    expect(parts).toEqual([
      'cover',
      'request-copy',
      'request-copy',
      'manifest',
      'records',
      'records',
      'records',
    ]);
    const { entries } = await desk.ask('clinic.addressBook', {});
    expect(entries).toMatchObject([{ organization: 'Hollis and Bray', kind: 'attorney' }]);
  });

  it('is not accepted where the form is not signed, and says so', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { isSigned: 'no', signedOn: '' });
    await expect(desk.ask('authorization.accept', { requestId })).rejects.toEqual(
      refused('authorization-defective', /Not signed\./),
    );
  });

  it('goes back with a letter that names each defect', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { isSigned: 'no', signedOn: '' });
    const view = await desk.ask('authorization.return', { requestId });
    expect(stepOf(view, 'authorization')?.status).toBe('attention');
    expect(view.request.authorization?.returned?.defects.join(' ')).toMatch(/Not signed/);
    const letter = view.request.intake.papers.find((paper) => paper.kind === 'letter');
    // The letter, and the clinic's blank form of two pages with it.
    expect(letter?.pageCount).toBe(3);
    const image = await desk.ask('page.image', { requestId, of: { kind: 'paper', id: letter!.id }, page: 1, maxWidth: 300 }); // prettier-ignore
    expect(image).toMatchObject({ width: 300, pageWidth: 612, pageHeight: 792, rotation: 0 });
    const { rows } = await desk.ask('desk.queue', {});
    expect(rows[0]).toMatchObject({ group: 'waiting' });
    const form = view.request.intake.papers.find((paper) => paper.kind === 'authorization');
    const taken = desk.ask('intake.removePaper', { requestId, paperId: form!.id });
    await expect(taken).rejects.toEqual(refused('paper-kept', /was sent back/));
  });

  it('has its letter printed as it was kept, and none before the form went back', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { isSigned: 'no', signedOn: '' });
    await expect(desk.ask('authorization.printLetter', { requestId })).rejects.toEqual(
      refused('no-letter', /no letter to print/),
    );
    const view = await desk.ask('authorization.return', { requestId });
    desk.clock.set('2026-09-20T15:00:00.000Z');
    expect(await desk.ask('authorization.printLetter', { requestId })).toEqual({ outcome: 'sent' });
    const kept = view.request.intake.papers.find((paper) => paper.kind === 'letter');
    const [printed] = desk.shell.printed;
    expect(createHash('sha256').update(printed!).digest('hex')).toBe(kept?.sha256);
  });

  it('is stopped at release where the form ran out after it was accepted', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await certified(desk, requestId);
    desk.clock.set('2026-10-02T15:00:00.000Z');
    await expect(desk.ask('release.save', { requestId })).rejects.toEqual(
      refused('gate-closed', /September 30, 2026/),
    );
    expect(desk.shell.saved).toEqual([]);
  });

  it('goes on after a revocation under a form signed since, not under the old one edited', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-09-01' });
    const red = (view: RequestView) =>
      view.gate.filter((item) => !item.ok && item.id === 'revocation').length === 1;

    const edited = { ...goodForm, purpose: 'Another claim' };
    const old = await desk.ask('authorization.type', { requestId, facts: edited });
    expect(red(old)).toBe(true);
    expect(old.band.status).toBe('Revoked');
    await expect(desk.ask('authorization.accept', { requestId })).rejects.toEqual(
      refused('authorization-defective', /Revoked on/),
    );

    desk.clock.set('2026-09-05T14:10:00.000Z');
    const facts = { ...goodForm, signedOn: '2026-09-04' };
    const scan = await pdfOf(['Authorization', 'Anna Miller, signed since']);
    const { request } = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes: scan }); // prettier-ignore
    const paperId = request.intake.papers.at(-1)!.id;
    const typed = await desk.ask('authorization.type', { requestId, facts, paperId });
    expect(red(typed)).toBe(false);
    expect(typed.request.authorization?.accepted).toBeUndefined();
    expect(stepOf(typed, 'authorization')?.status).toBe('in-progress');
    const view = await desk.ask('authorization.accept', { requestId });
    expect(stepOf(view, 'authorization')?.status).toBe('done');
    expect(view.request.authorization?.revocations).toMatchObject([{ receivedOn: '2026-09-01' }]);
  });

  it('takes another form of the same day for a new one', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const scan = await pdfOf(['Authorization', 'Anna Miller, signed anew']);
    const view = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes: scan }); // prettier-ignore
    const [first, second] = view.request.intake.papers.filter(({ kind }) => kind === 'authorization'); // prettier-ignore
    const facts = { ...goodForm, signedOn: '2026-09-01' };
    await desk.ask('authorization.type', { requestId, facts, paperId: first!.id });
    const takenBack = { what: 'form', paperId: first!.id } as const;
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-09-01', takenBack });
    const same = await desk.ask('authorization.type', { requestId, facts, paperId: first!.id });
    expect(same.authorization?.valid).toBe(false);
    const other = await desk.ask('authorization.type', { requestId, facts, paperId: second!.id });
    expect(other.authorization?.valid).toBe(true);
  });

  it('is stopped at once by a revocation', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await certified(desk, requestId);
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-09-01' });
    await expect(desk.ask('release.print', { requestId })).rejects.toEqual(
      refused('gate-closed', /[Rr]evoked on September 1, 2026/),
    );
  });

  it('paper that has left gets its row, whatever came to light since', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-09-01' });
    const view = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(view.request.disclosure?.rows).toHaveLength(1);
  });

  it('nothing changes under a packet that was handed over, so the row names what left', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await certified(desk, requestId);
    const { view } = await desk.ask('release.print', { requestId });
    const handedOver = refused('release-pending', /handed over already/);
    await expect(desk.ask('packet.build', { requestId })).rejects.toEqual(handedOver);
    await expect(desk.ask('request.cancel', { requestId, reason: 'late' })).rejects.toEqual(
      handedOver,
    );
    const after = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(after.request.disclosure?.rows[0]?.packetSha256).toBe(
      view.request.packet?.build?.sha256,
    );
  });
});

describe('what stops a packet', () => {
  it('a page nobody has looked at', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addChart(desk, requestId);
    await desk.ask('review.look', { requestId, pages: pagesOf(view).slice(1), looked: true });
    await expect(desk.ask('packet.build', { requestId })).rejects.toEqual(
      refused('packet-not-ready', '1 of 3 pages have not been looked at.'),
    );
  });

  it('a look that is taken back after the packet was certified', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await certified(desk, requestId);
    await desk.ask('review.look', { requestId, pages: pagesOf(view).slice(0, 1), looked: false });
    await expect(desk.ask('release.print', { requestId })).rejects.toEqual(
      refused('gate-closed', '1 of 3 pages have not been looked at.'),
    );
  });

  it('a proposed mark nobody has answered', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    const found = await desk.ask('review.findAndMark', { requestId, search: { kind: 'words', term: 'blood pressure', keep: false }, reason: 'other-person' }); // prettier-ignore
    expect(found).toMatchObject({ found: 3, pagesWithoutText: 0 });
    await expect(desk.ask('packet.build', { requestId })).rejects.toEqual(
      refused('packet-not-ready', '3 proposed marks have no answer yet.'),
    );
    const again = await desk.ask('review.findAndMark', { requestId, search: { kind: 'words', term: 'Blood Pres-sure', keep: false }, reason: 'other-person' }); // prettier-ignore
    expect(again.found).toBe(0);
  });

  it('a big box that was rejected hides nothing that lies inside it', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { documentId } = pagesOf(await addChart(desk, requestId))[0]!;
    const box = { ...markOn(documentId), rect: [0, 0, 612, 792] as const };
    const { request } = await desk.ask('review.addMarks', { requestId, marks: [box] });
    const mark = request.review!.marks[0]!;
    const find = () => desk.ask('review.findAndMark', { requestId, search: { kind: 'words', term: 'blood pressure', keep: false }, reason: 'other-person' }); // prettier-ignore
    expect((await find()).found).toBe(2);
    const rejected = { ...mark, status: 'rejected' as const };
    await desk.ask('review.changeMark', { requestId, mark: rejected });
    expect((await find()).found).toBe(1);
  });

  it('a mark added after the packet was built', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await certified(desk, requestId);
    const { documentId } = pagesOf(view)[0]!;
    const stale = await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId)] });
    expect(stale.packetIsCurrent).toBe(false);
    await expect(desk.ask('release.save', { requestId })).rejects.toEqual(
      refused('gate-closed', 'The request has changed since the packet was built.'),
    );
  });

  it.for([
    ['that covers the other side', { covers: 'outside' }],
    ['that covers less of its line', { onlyThis: true }],
  ] as const)('a mark %s since the packet was built', async ([, change]) => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { documentId } = pagesOf(await addChart(desk, requestId))[0]!;
    const mark = markOn(documentId);
    await desk.ask('review.addMarks', { requestId, marks: [mark] });
    await desk.ask('review.look', { requestId, pages: pagesOf(await desk.ask('request.view', { requestId })), looked: true }); // prettier-ignore
    const built = await desk.ask('packet.build', { requestId });
    expect(built.packetIsCurrent).toBe(true);
    const turned = { ...mark, ...change };
    const stale = await desk.ask('review.changeMark', { requestId, mark: turned });
    expect(stale.packetIsCurrent).toBe(false);
  });

  it('a packet built anew that nobody has checked', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await certified(desk, requestId);
    const { documentId } = pagesOf(view)[0]!;
    await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId)] });
    const rebuilt = await desk.ask('packet.build', { requestId });
    expect(rebuilt.request.packet?.build).toMatchObject({
      marksProved: 1,
      batesFirst: 1,
      engine: expect.stringMatching(/\d/) as unknown,
    });
    await expect(desk.ask('release.save', { requestId })).rejects.toEqual(
      refused('gate-closed', 'Nobody has checked this very packet yet.'),
    );
  });

  it('a check by the person who prepared it, unless alone and with a reason', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await expect(desk.ask('qc.certify', { requestId, ...certificate })).rejects.toEqual(
      refused('qc-same-person', /a second person should check it/),
    );
    const solo = { ...certificate, soloReason: 'The only clerk' };
    const view = await desk.ask('qc.certify', { requestId, ...solo });
    expect(view.request.qc?.decisions[0]).toMatchObject({
      solo: true,
      soloReason: 'The only clerk',
    });
  });

  it('a decline by QC, which sends the review back for attention', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    const view = await desk.ask('qc.decline', { requestId, defect: 'wrong-patient', comment: 'Page 2 is of somebody else.' }); // prettier-ignore
    expect(stepOf(view, 'review')).toMatchObject({ status: 'attention' });
    await expect(desk.ask('release.save', { requestId })).rejects.toEqual(
      refused('gate-closed', 'QC declined this packet: Page 2 is of somebody else.'),
    );
  });

  it('a hold', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('request.hold', { requestId, reason: 'The patient will call back' });
    await expect(desk.ask('release.save', { requestId })).rejects.toEqual(
      refused('gate-closed', 'On hold: The patient will call back'),
    );
    await desk.ask('request.resume', { requestId });
    expect((await desk.ask('release.save', { requestId })).outcome).toBe('saved');
  });

  it('a release that was made already: a double click writes one row', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    const replies = await Promise.all([
      desk.call('release.save', { requestId }),
      desk.call('release.save', { requestId }),
    ]);
    expect(replies.map((reply) => reply.ok)).toEqual([true, false]);
    expect(replies[1]).toMatchObject({ fault: { code: 'request-released' } });
    const view = await desk.ask('request.view', { requestId });
    expect(view.request.disclosure?.rows).toHaveLength(1);
    expect(desk.shell.saved).toHaveLength(1);
  });

  it('a cancelled save dialog or a printer that refuses leaves nothing behind', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    desk.shell.save = 'cancelled';
    const cancelled = await desk.ask('release.save', { requestId });
    expect(cancelled.outcome).toBe('cancelled');
    expect(cancelled.view.request.release?.pending).toBeUndefined();
    desk.shell.print = 'cancelled';
    expect((await desk.ask('release.print', { requestId })).outcome).toBe('cancelled');
    const view = await desk.ask('request.view', { requestId });
    expect(view.request.disclosure).toBeUndefined();
    expect(view.request.release?.pending).toBeUndefined();
  });
});

describe('a released request', () => {
  it('stays done when its form runs out or the clinic moves afterwards, and takes no more changes', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    await certified(desk, requestId);
    await desk.ask('release.save', { requestId });
    desk.clock.set('2027-01-10T15:00:00.000Z');
    await desk.signIn('Ada');
    await desk.ask('clinic.change', { profile: { ...riverClinic, phone: '(512) 555-0199' } });
    const view = await desk.ask('request.view', { requestId });
    expect(view.stepsDone).toBe(view.stepsTotal);
    expect(view.next).toBeUndefined();
    const reply = await desk.call('request.cancel', { requestId, reason: 'Too late' });
    expect(reply).toMatchObject({ fault: { code: 'request-released' } });
  });
});

describe('files', () => {
  it('the same file twice is refused with the name of the document it is', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const bytes = await chartOf(2);
    await desk.ask('records.add', { requestId, bytes: bytes.slice(), label });
    const twice = desk.ask('records.add', {
      requestId,
      bytes,
      label: { ...label, title: 'Again' },
    });
    await expect(twice).rejects.toEqual(
      refused('same-file', 'This file is already here: it is the document “Office chart”. Nothing was added.'), // prettier-ignore
    );
  });

  it('what is of no known kind is refused and the request stays as it was', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const before = await desk.ask('request.view', { requestId });
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('hello, \u0001 not a PDF')]) {
      const reply = await desk.call('records.add', { requestId, bytes, label });
      expect(reply.ok).toBe(false);
    }
    expect(await desk.ask('request.view', { requestId })).toEqual(before);
    expect(desk.disk.files.size).toBe(0);
    expect(desk.bugs).toEqual([]);
  });

  it('a full disk leaves the request and the files as they were', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const before = await desk.ask('request.view', { requestId });
    desk.disk.bytesLeft = 500;
    const reply = await desk.call('records.add', { requestId, bytes: await chartOf(2), label });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'disk-full' } });
    desk.disk.bytesLeft = Infinity;
    expect(await desk.ask('request.view', { requestId })).toEqual(before);
    expect(desk.disk.files.size).toBe(0);
  });

  it('a disk that fills up between the file and its entry keeps neither', async () => {
    const desk = await openTestDesk();
    const other = await walkIn(desk);
    await desk.ask('records.add', { requestId: other, bytes: await chartOf(2), label });
    const [sealed] = [...desk.disk.files.values()];
    const requestId = await walkIn(desk);
    const before = await desk.ask('request.view', { requestId });
    desk.disk.bytesLeft = sealed!.length + 100;
    const reply = await desk.call('records.add', { requestId, bytes: await chartOf(2), label });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'disk-full' } });
    expect(desk.disk.files.size).toBe(1);
    expect(await desk.ask('request.view', { requestId })).toEqual(before);
  });

  it('a scan leaves the folder only when it is part of the request', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    desk.shell.scans.set('scan1.pdf', await chartOf(1));
    expect((await desk.ask('scan.waiting', {})).files).toMatchObject([{ name: 'scan1.pdf' }]);
    const view = await desk.ask('scan.takeRecord', { requestId, name: 'scan1.pdf', label });
    expect(view.pages.total).toBe(1);
    expect(desk.shell.scans.size).toBe(0);
  });
});

describe('a change of the clinic', () => {
  it('is weighed by the open requests and the packets that are fit to go', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await log(desk, walkInFacts);
    expect(await desk.ask('clinic.weighChange', {})).toEqual({ openRequests: 2, packets: 1 });
    await desk.ask('clinic.change', { profile: { ...riverClinic, state: 'FL' } });
    expect(await desk.ask('clinic.weighChange', {})).toEqual({ openRequests: 2, packets: 0 });
    await desk.ask('request.cancel', { requestId, reason: 'Asked twice' });
    expect(await desk.ask('clinic.weighChange', {})).toEqual({ openRequests: 1, packets: 0 });
  });
});

describe('history and figures', () => {
  it('tells who did what, the newest first', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows[0]).toMatchObject({ by: 'Ben', what: 'Certified the packet' });
    expect(rows.at(-1)).toMatchObject({ by: 'Ada', what: 'Started the request' });
    expect(rows.map((row) => row.what)).toContain('Logged the request as REQ-2026-000001');
  });

  it('keeps apart what matters from the work in between', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    const { rows } = await desk.ask('request.history', { requestId });
    const said = (matters: boolean) => rows.filter((row) => row.matters === matters).map(({ what }) => what); // prettier-ignore
    expect(said(true)).toEqual(
      expect.arrayContaining(['Certified the packet', 'Started the request']),
    );
    expect(said(false)).toContain('Looked at 3 pages');
    expect(said(false)).not.toContain('Certified the packet');
  });

  it('says which facts were corrected, and not what they say', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    const facts = { ...walkInFacts, patientDateOfBirth: '1961-01-02', purpose: 'Move' };
    await desk.ask('intake.log', { requestId, facts });
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows[0]?.what).toBe('Corrected what was logged: patient date of birth and purpose');
  });

  it('shows the preview with the mark as black as the packet', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addChart(desk, requestId);
    const { documentId } = pagesOf(view)[0]!;
    await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId)] });
    const image = await desk.ask('review.preview', {
      requestId,
      documentId,
      page: 1,
      maxWidth: 612,
    });
    const pixel = (x: number, y: number) => [...image.pixels.slice(4 * (y * 612 + x), 4 * (y * 612 + x) + 4)]; // prettier-ignore
    expect(pixel(100, 792 - 680)).toEqual([0, 0, 0, 255]);
    expect(pixel(300, 792 - 600)).toEqual([255, 255, 255, 255]);
  });

  it('counts the requests of a month', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.save', { requestId });
    await log(desk, walkInFacts);
    const report = await desk.ask('reports.summary', { from: '2026-09-01', to: '2026-09-30' });
    expect(report).toMatchObject({ received: 2, released: 1, open: 1, overdue: 0, medianDays: 0 });
    expect(report.byPerson).toMatchObject([{ name: 'Ben', released: 1 }]);
  });
});
