import type { releaseVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import type { Delivery } from '../domain/release/slice';
import type { RequestOperation } from '../domain/request/operations';
import { change } from './change';
import {
  deliveringRequest,
  loggedRequest,
  requestOf,
  sha256Hex,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { disclosureOf } from './accountRow';
import { gateOf } from './gate';
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
  const { number } = loggedRequest(desk, requestId);
  await checkGate(desk, requestId);
  const { bytes, sha256, pageCount } = await sealedPacket(desk, requestId);
  const id = desk.ids.newId();
  const delivery: Delivery = { id, method, packetSha256: sha256, pageCount, savedAs: '' };
  await change(desk, requestId, { type: 'release.begun', body: { delivery } });
  return { bytes, delivery, number };
}

async function checkGate(desk: OpenDesk, requestId: string): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  const red = (await gateOf(desk, state)).find((item) => !item.ok);
  if (red) throw new Refused('gate-closed', red.sentence);
}

async function sealedPacket(
  desk: OpenDesk,
  requestId: string,
): Promise<{ bytes: Uint8Array; sha256: string; pageCount: number }> {
  const build = requestOf(desk, requestId).packet?.build;
  if (!build) throw new Error('an open gate without a packet');
  const bytes = await desk.files.read(requestId, build.fileId);
  if ((await sha256Hex(desk, bytes)) !== build.sha256) {
    throw new Refused(
      'packet-damaged',
      'The stored packet is not the one that was proved, so it was not released. Build it again.',
    );
  }
  return { bytes, sha256: build.sha256, pageCount: build.pageCount };
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
    { type: 'disclosure.recorded', body: { disclosure: disclosureOf(desk, request, delivery) } },
  ];
  await change(desk, requestId, ...operations);
}

function pendingDelivery(desk: OpenDesk, requestId: string): Delivery {
  const pending = deliveringRequest(desk, requestId).state.release?.pending;
  if (!pending) {
    throw new Refused(
      'nothing-pending',
      'Nothing was sent to the printer. Print the packet first.',
    );
  }
  const { id, method, packetSha256, pageCount, savedAs } = pending;
  return { id, method, packetSha256, pageCount, savedAs };
}
