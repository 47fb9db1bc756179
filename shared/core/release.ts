import type { releaseVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import { disclosureSchema, type Disclosure } from '../domain/disclosure/slice';
import { tickStands } from '../domain/patients/standsInWay';
import { deliverySchema, type Delivery } from '../domain/release/slice';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import { aboutOf } from './about';
import { change } from './change';
import {
  asLogged,
  deliveringRequest,
  loggedRequest,
  requestOf,
  sha256Hex,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { disclosedOn, disclosureOf } from './accounting/row';
import { gateOf, stopsReprint } from './gate';
import { pagesGoingOut } from './packing';
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
  'release.save': async (desk, { requestId }) => {
    const { bytes, delivery, number } = await begin(desk, requestId, 'file');
    const suggestedName = `${number}-packet.pdf`;
    const saved = await handOver(desk, requestId, delivery, () =>
      desk.shell['file.save']({ suggestedName, bytes }),
    );
    if (!saved.saved) {
      await abandon(desk, requestId, delivery, 'Saving was cancelled.');
      return { outcome: 'cancelled', name: '', view: await viewOf(desk, requestId) };
    }
    await finish(desk, requestId, { ...delivery, savedAs: saved.name });
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
    const delivery = pendingDelivery(desk, requestId);
    // The gate stood open when it was handed over. What has left has left, so this records a fact:
    // a closed gate must not keep the row of a disclosure out of the log (45 CFR 164.528).
    if (allPrinted) {
      await finish(desk, requestId, delivery);
    } else {
      await abandon(desk, requestId, delivery, 'Not all pages came out.');
    }
    return viewOf(desk, requestId);
  },
};

interface Begun {
  readonly bytes: Uint8Array;
  readonly delivery: Delivery;
  readonly number: string;
}

/** Tests the gate, reads the packet and proves it whole, and records that it is about to leave. */
async function begin(
  desk: OpenDesk,
  requestId: string,
  method: Delivery['method'],
): Promise<Begun> {
  const { number, state } = loggedRequest(desk, requestId);
  await checkGate(desk, requestId);
  const build = state.packet?.build;
  if (!build) throw new Error('an open gate without a packet');
  const bytes = await sealedPacket(desk, requestId, build);
  const delivery: Delivery = {
    id: desk.ids.newId(),
    method,
    packetSha256: build.sha256,
    pageCount: build.pageCount,
    savedAs: '',
    isPart: build.options.isPart,
    pages: pagesGoingOut(state),
    marks: build.marks,
    fileId: build.fileId,
    to: sentTo(state),
    amendments: standingTicks(state),
  };
  await change(desk, requestId, { type: 'release.begun', body: { delivery } });
  return { bytes, delivery, number };
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
async function beginAgain(desk: OpenDesk, again: Again): Promise<Omit<Begun, 'number'>> {
  const { requestId, deliveryId, reason } = again;
  const { state } = asLogged(requestOf(desk, requestId));
  const before = state.release?.released.find((one) => one.id === deliveryId);
  if (!before?.fileId) throw notHereAnyMore();
  if (state.release?.pending) throw alreadyPending();
  if (before.barred) throw barredFor(before.barred.reason);
  const stop = madeForAnother(state, before) ?? (await stopsReprint(desk, state, before));
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
  await change(desk, requestId, { type: 'release.begun', body: { delivery } });
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

function alreadyPending(): Refused {
  return new Refused(
    'release-pending',
    'A packet was handed over already. Say first whether all of it came out.',
  );
}

/** A shell that refuses (no printer, full disk) has taken nothing: the delivery is taken back. */
async function handOver<T>(
  desk: OpenDesk,
  requestId: string,
  delivery: Delivery,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!mayHaveLeft(error)) {
      await abandon(desk, requestId, delivery, 'It could not be handed over.');
    }
    throw error;
  }
}

/** Codes that end so say that nobody knows: the delivery stays pending until a person has looked. */
function mayHaveLeft(error: unknown): boolean {
  return error instanceof Refused && error.fault.code.endsWith('-unknown');
}

function abandon(
  desk: OpenDesk,
  requestId: string,
  { id: deliveryId }: Delivery,
  reason: string,
): Promise<void> {
  return change(desk, requestId, { type: 'release.abandoned', body: { deliveryId, reason } });
}

async function finish(desk: OpenDesk, requestId: string, delivery: Delivery): Promise<void> {
  const request: LoggedRequest = deliveringRequest(desk, requestId);
  const operations: RequestOperation[] = [
    { type: 'release.made', body: { delivery } },
    { type: 'disclosure.recorded', body: { disclosure: rowOf(desk, request, delivery) } },
  ];
  await change(desk, requestId, ...operations);
}

/** The same paper to the same hands is a disclosure of its own, with a day of its own. */
function rowOf(desk: OpenDesk, request: LoggedRequest, delivery: Delivery): Disclosure {
  const { state } = request;
  const first = state.disclosure?.rows.find((row) => row.packetSha256 === delivery.packetSha256);
  if (!delivery.again || !first) return disclosureOf(desk, request, delivery);
  const method = `${first.method}, printed again`;
  const again = { id: desk.ids.newId(), disclosedOn: disclosedOn(desk, state, delivery), method };
  return disclosureSchema.parse({ ...first, ...again });
}

function pendingDelivery(desk: OpenDesk, requestId: string): Delivery {
  const pending = deliveringRequest(desk, requestId).state.release?.pending;
  if (!pending) {
    throw new Refused(
      'nothing-pending',
      'Nothing was sent to the printer. Print the packet first.',
    );
  }
  return deliverySchema.parse(pending);
}
