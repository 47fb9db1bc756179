import { engineInNode } from '../../../electron/headless/engineInNode';
import { expect, test, vi } from 'vitest';
import { Stopping } from '../../../shared/core/stoppable';
import type { PdfEngine } from '../../../shared/pdf/port';
import { openTestDesk } from '../../support/desk';
import { addChart, lookAtAll, walkIn } from './walk';

/** A PDF room that builds no packet until it is let go, and is told when nobody wants it any more. */
async function waitingRoom() {
  const engine = await engineInNode();
  const heard = vi.fn();
  let begun = (): void => undefined;
  const begins = new Promise<void>((resolve) => (begun = resolve));
  const held = { isHeld: true };
  const composePacket: PdfEngine['composePacket'] = (spec, onProgress, stop) => {
    if (!held.isHeld) return engine.composePacket(spec, onProgress);
    void stop?.then(heard);
    begun();
    return new Promise(() => undefined);
  };
  const pdf = Object.assign(Object.create(engine) as PdfEngine, { composePacket });
  return { pdf, heard, begins, letGo: () => (held.isHeld = false) };
}

test('a packet that is stopped leaves the request as it was, and uses up no number', async () => {
  const room = await waitingRoom();
  const desk = await openTestDesk({ pdf: room.pdf });
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  const before = await desk.ask('request.view', { requestId });
  const built = desk.call('packet.build', { requestId });
  await room.begins;
  expect(await desk.ask('packet.stop', { requestId })).toEqual({ stopped: true });
  expect(await built).toEqual({
    ok: false,
    fault: { code: 'stopped', message: 'You stopped this. Nothing was written.' },
  });
  expect(room.heard).toHaveBeenCalledOnce();
  const after = await desk.ask('request.view', { requestId });
  expect(after.request).toEqual(before.request);
  room.letGo();
  const again = await desk.ask('packet.build', { requestId });
  expect(again.request.packet?.build?.batesFirst).toBe(1);
});

test('nothing is stopped where no packet is being built', async () => {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  expect(await desk.ask('packet.stop', { requestId })).toEqual({ stopped: false });
});

test('of two requests only the one that was asked about is stopped', async () => {
  const room = await waitingRoom();
  const desk = await openTestDesk({ pdf: room.pdf });
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  const other = await walkIn(desk);
  void desk.call('packet.build', { requestId });
  await room.begins;
  expect(await desk.ask('packet.stop', { requestId: other })).toEqual({ stopped: false });
  expect(room.heard).not.toHaveBeenCalled();
});

test('whoever is told that work is stopped was in time, in the very moment of its end too', async () => {
  const stopping = new Stopping();
  const work = Promise.resolve('a packet');
  const last = stopping.last(work);
  await work;
  expect(stopping.stop()).toBe(true);
  await expect(last).rejects.toMatchObject({ fault: { code: 'stopped' } });
});
