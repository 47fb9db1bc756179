import {
  decodeFrame,
  encodeFrame,
  frameType,
  packBytes,
  unpackBytes,
  type Frame,
} from '../../../shared/shell/frame';
import { goneFault } from '../../../shared/shell/outcomeUnknown';
import { isShellEvent } from '../../../shared/shell/verbs';
import type { ShellTransport } from './transport';

/** Verbs as POSTs and events as a stream to the server this page came from. */
export function loopbackTransport(): ShellTransport {
  const events = openEvents();
  return { invoke, on: (event, listener) => listen(events, event, listener) };
}

async function invoke(verb: string, input: unknown): Promise<unknown> {
  try {
    const response = await fetch(`/shell/${encodeURIComponent(verb)}`, {
      method: 'POST',
      headers: { 'content-type': frameType },
      body: encodeFrame(packBytes(input)),
    });
    if (response.headers.get('content-type') !== frameType) return gone(verb);
    return readReply(decodeFrame(new Uint8Array(await response.arrayBuffer())));
  } catch {
    return gone(verb);
  }
}

/** The bytes of a reply belong to its value. */
function readReply(frame: Frame): unknown {
  const head = frame.head;
  if (frame.bytes === undefined || typeof head !== 'object' || head === null) return head;
  const value = 'value' in head ? head.value : {};
  return { ...head, value: unpackBytes({ head: value, bytes: frame.bytes }) };
}

function gone(verb: string) {
  return { ok: false, fault: goneFault(verb) };
}

function openEvents(): EventTarget {
  const target = new EventTarget();
  const source = new EventSource('/shell/events');
  source.onmessage = (message) => {
    const name: unknown = message.data;
    if (isShellEvent(name)) target.dispatchEvent(new Event(name));
  };
  return target;
}

function listen(events: EventTarget, event: string, listener: () => void): () => void {
  events.addEventListener(event, listener);
  return () => events.removeEventListener(event, listener);
}
