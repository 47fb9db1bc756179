import type { releaseVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import type { Disclosure } from '../domain/disclosure/slice';
import { tickStands } from '../domain/patients/standsInWay';
import { madePassword, randomForPassword } from '../domain/release/lock';
import { deliverySchema, type Delivery, type LockWanted } from '../domain/release/slice';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import { aboutOf } from './about';
import { change } from './change';
import {
  asLogged,
  dayOf,
  deliveringRequest,
  handedOver,
  loggedRequest,
  requestOf,
  sha256Hex,
  todayOf,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { disclosureOf } from './accounting/row';
import { goThroughOld } from './goThrough';
import { gateOf, stopsReprint } from './gate';
import { pagesGoingOut } from './packing';
import { copyToSave } from './release/lockedCopy';
import { madeForAnother, sentTo } from './sentTo';
import { viewOf } from './view';

/**
 * Release. The gate is tested at the very moment; the release and its disclosure row are one
 * append, so that neither exists without the other (45 CFR 164.528).
 */
export const releaseHandlers: StationHandlers<typeof releaseVerbs> = {
  'release.print': async (desk, { requestId }) => {
    const { bytes, delivery } = await begin(desk, requestId, 'print');
    const { outcome } = await handOver(desk, requestId, delivery, () =>
      desk.shell['print.pdf']({ bytes }),
    );
    if (outcome === 'cancelled') {
      await abandon(desk, requestId, delivery, 'Printing was cancelled.');
    }
    return { outcome, view: await viewOf(desk, requestId) };
  },
  'release.makePassword': ({ randomBytes }) => ({
    password: madePassword(randomBytes(randomForPassword)),
  }),
  'release.save': async (desk, { requestId, lock }) => {
    const { bytes, delivery, row, number } = await begin(desk, requestId, 'file', lock);
    const suggestedName = `${number}-packet.pdf`;
    const saved = await handOver(desk, requestId, delivery, () =>
      desk.shell['file.save']({ suggestedName, bytes }),
    );
    if (!saved.saved) {
      await abandon(desk, requestId, delivery, 'Saving was cancelled.');
      return { outcome: 'cancelled', name: '', view: await viewOf(desk, requestId) };
    }
    // A file is there once it is saved; its dialog may have stood open over night.
    const today = { ...row, disclosedOn: todayOf(desk) };
    await finish(desk, requestId, { ...delivery, savedAs: saved.name }, today);
    return { outcome: 'saved', name: saved.name, view: await viewOf(desk, requestId) };
  },
  'release.reprint': async (desk, { requestId, deliveryId, reason }) => {
    const { bytes, delivery } = await beginAgain(desk, { requestId, deliveryId, reason });
    const { outcome } = await handOver(desk, requestId, delivery, () =>
      desk.shell['print.pdf']({ bytes }),
    );
    if (outcome === 'cancelled') {
      await abandon(desk, requestId, delivery, 'Printing was cancelled.');
    }
    return { outcome, view: await viewOf(desk, requestId) };
  },
  'release.barReprint': async (desk, { requestId, deliveryId, reason }) => {
    // Also where everything was released: then nothing else can keep a wrong packet in.
    const { state } = asLogged(requestOf(desk, requestId));
    if (!state.release?.released.some(({ id }) => id === deliveryId)) throw notHereAnyMore();
    const body = { deliveryId, reason };
    await change(desk, requestId, { type: 'release.reprintBarred', body });
    return viewOf(desk, requestId);
  },
  'release.confirmPrinted': async (desk, { requestId, allPrinted }) => {
    const { delivery, row } = pendingDelivery(desk, requestId);
    // The gate stood open when it was handed over. What has left has left, so this records a fact:
    // a closed gate must not keep the row of a disclosure out of the log (45 CFR 164.528).
    if (allPrinted) {
      await finish(desk, requestId, delivery, row);
    } else {
      await abandon(desk, requestId, delivery, 'Not all pages came out.');
    }
    return viewOf(desk, requestId);
  },
};

interface Begun {
  readonly bytes: Uint8Array;
  readonly delivery: Delivery;
  /** Of the disclosure log, as this handing-over will be listed. */
  readonly row: Disclosure;
  readonly number: string;
}

/** Tests the gate, reads the packet and proves it whole, and records that it is about to leave. */
async function begin(
  desk: OpenDesk,
  requestId: string,
  method: Delivery['method'],
  wanted?: LockWanted,
): Promise<Begun> {
  const request = loggedRequest(desk, requestId);
  const { number, state } = request;
  await checkGate(desk, requestId);
  const build = state.packet?.build;
  if (!build) throw new Error('an open gate without a packet');
  const proved = await sealedPacket(desk, requestId, build);
  const { bytes, lock } = await copyToSave(desk, request, proved, wanted);
  const delivery: Delivery = {
    id: desk.ids.newId(),
    method,
    packetSha256: build.sha256,
    pageCount: build.pageCount,
    savedAs: '',
    ...(lock && { lock }),
    isPart: build.options.isPart,
    pages: pagesGoingOut(state),
    marks: build.marks,
    fileId: build.fileId,
    to: sentTo(state),
    amendments: standingTicks(state),
  };
  const row = disclosureOf(desk, request, delivery, todayOf(desk));
  await change(desk, requestId, { type: 'release.begun', body: { delivery, row } });
  return { bytes, delivery, row, number };
}

/** What of the amendments is ticked for the pages that are about to leave. */
function standingTicks(state: RequestState): Delivery['amendments'] {
  const about = aboutOf(state);
  return (state.people?.amendments ?? []).filter((tick) => tickStands(tick, about));
}

async function checkGate(desk: OpenDesk, requestId: string): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  const red = (await gateOf(desk, state)).find((item) => !item.ok);
  if (red) throw new Refused('gate-closed', red.sentence);
}

/** A packet that was proved; it leaves as it was proved, or not at all. */
async function sealedPacket(
  desk: OpenDesk,
  requestId: string,
  { fileId, sha256 }: { fileId: string; sha256: string },
): Promise<Uint8Array> {
  const bytes = await desk.files.read(requestId, fileId);
  if ((await sha256Hex(desk, bytes)) !== sha256) {
    throw new Refused(
      'packet-damaged',
      'The stored packet is not the one that was proved, so it was not released. Build it again.',
    );
  }
  return bytes;
}

interface Again {
  readonly requestId: string;
  readonly deliveryId: string;
  readonly reason: string;
}

/** A released packet once more: whether it may still go is asked anew (45 CFR 164.508(b)(2), (5)). */
async function beginAgain(
  desk: OpenDesk,
  again: Again,
): Promise<Pick<Begun, 'bytes' | 'delivery'>> {
  const { requestId, deliveryId, reason } = again;
  const request = asLogged(requestOf(desk, requestId));
  const { state } = request;
  const before = state.release?.released.find((one) => one.id === deliveryId);
  if (!before?.fileId) throw notHereAnyMore();
  if (state.release?.pending) throw handedOver();
  if (before.barred) throw barredFor(before.barred.reason);
  // An older packet is judged by what the desk looks for now.
  await goThroughOld(desk, requestId);
  const now = requestOf(desk, requestId);
  const stop = madeForAnother(now, before) ?? (await stopsReprint(desk, now, before));
  if (stop !== undefined) throw new Refused('gate-closed', stop);
  const { packetSha256, fileId, pageCount, pages, marks, to, amendments } = before;
  const bytes = await sealedPacket(desk, requestId, { fileId, sha256: packetSha256 });
  const delivery: Delivery = {
    ...{ id: desk.ids.newId(), method: 'print', packetSha256, pageCount, savedAs: '' },
    ...{
      isPart: before.isPart,
      pages,
      marks,
      fileId,
      to,
      amendments,
      again: { deliveryId, reason },
    },
  };
  const row = disclosureOf(desk, request, delivery, todayOf(desk));
  await change(desk, requestId, { type: 'release.begun', body: { delivery, row } });
  return { bytes, delivery };
}

function notHereAnyMore(): Refused {
  return new Refused(
    'no-such-delivery',
    'This packet is not kept on this desk, so it cannot be printed again. Start a new request.',
  );
}

function barredFor(reason: string): Refused {
  return new Refused(
    'packet-barred',
    `This packet may not be printed again: ${reason}. Start a new request.`,
  );
}

/** Only a shell that proves that it has taken nothing has its delivery taken back. */
async function handOver<T>(
  desk: OpenDesk,
  requestId: string,
  delivery: Delivery,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (hasTakenNothing(error)) {
      await abandon(desk, requestId, delivery, 'It could not be handed over.');
    }
    throw error instanceof Refused ? error : nobodyKnows(error);
  }
}

/** After anything else nobody knows: the delivery stays pending until a person has looked. */
function hasTakenNothing(error: unknown): boolean {
  return error instanceof Refused && error.fault.nothingLeft === true;
}

function nobodyKnows(cause: unknown): Refused {
  return new Refused(
    'hand-over-unknown',
    'There was an error in the program while the packet was handed over. Look at the printer or in the folder, then say here whether all of it is there.',
    { cause },
  );
}

function abandon(
  desk: OpenDesk,
  requestId: string,
  { id: deliveryId }: Delivery,
  reason: string,
): Promise<void> {
  return change(desk, requestId, { type: 'release.abandoned', body: { deliveryId, reason } });
}

async function finish(
  desk: OpenDesk,
  requestId: string,
  delivery: Delivery,
  row: Disclosure,
): Promise<void> {
  const operations: RequestOperation[] = [
    { type: 'release.made', body: { delivery } },
    { type: 'disclosure.recorded', body: { disclosure: row } },
  ];
  await change(desk, requestId, ...operations);
}

/** What is on its way out, and its row; a desk of before rows were kept with it makes it now. */
function pendingDelivery(desk: OpenDesk, requestId: string): Pick<Begun, 'delivery' | 'row'> {
  const request = deliveringRequest(desk, requestId);
  const pending = request.state.release?.pending;
  if (!pending) {
    throw new Refused(
      'nothing-pending',
      'Nothing was sent to the printer. Print the packet first.',
    );
  }
  const delivery = deliverySchema.parse(pending);
  const begunOn = dayOf(desk, pending.begun);
  return { delivery, row: pending.row ?? disclosureOf(desk, request, delivery, begunOn) };
}
