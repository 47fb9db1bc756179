import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyReply } from '../../shared/shell/dispatch';
import {
  decodeFrame,
  encodeFrame,
  frameType,
  packBytes,
  unpackBytes,
} from '../../shared/shell/frame';
import type { ShellEvent } from '../../shared/shell/verbs';
import { readMode, type DeskMode } from '../host/deskMode';
import { answerRendererFile, textAnswer, type Answer } from '../host/rendererFiles';
import { isSame, type Admission, type Verdict } from './admission';

const largestBody = 2 * 1024 * 1024 * 1024;
const verbPath = '/shell/';
const eventsPath = '/shell/events';
export const launchPath = '/launch/';
export const summonPath = '/summon';

export interface DeskServerParts {
  readonly rendererRoot: string;
  readonly admission: Admission;
  readonly dispatch: (verb: unknown, input: unknown) => Promise<AnyReply>;
  /** Proves a second start of the same user; see `profileLock`. */
  readonly summonSecret: string;
  /** A second start in the other mode is answered, and brings nothing forward. */
  readonly mode: DeskMode;
  readonly summoned: () => void;
}

export interface DeskServer {
  readonly port: number;
  tell(event: ShellEvent): void;
  close(): Promise<void>;
}

/** Serves the desk to one browser on this PC, at any free port of 127.0.0.1. */
export async function openDeskServer(parts: DeskServerParts): Promise<DeskServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    // What cannot be read is refused; an answer that has begun can only be cut off.
    handle(parts, listeners, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, textAnswer(400, 'Bad request'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    tell: (event) => {
      for (const listener of listeners) listener.write(`data: ${event}\n\n`);
    },
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(
  parts: DeskServerParts,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  const verdict = parts.admission.judge(request);
  if (path === eventsPath && verdict === 'welcome') listen(listeners, response);
  else send(response, await answer(parts, verdict, path, request));
}

async function answer(
  parts: DeskServerParts,
  verdict: Verdict,
  path: string,
  request: IncomingMessage,
): Promise<Answer> {
  if (path === summonPath) return summon(parts, request);
  const mayLaunch = verdict === 'no-token' || verdict === 'welcome';
  if (mayLaunch && path.startsWith(launchPath)) return launch(parts.admission, path);
  if (verdict !== 'welcome') return refusedAnswer(verdict);
  if (path.startsWith(verbPath)) return callVerb(parts, path, request);
  if (request.method !== 'GET') return textAnswer(405, 'Method not allowed');
  return answerRendererFile(parts.rendererRoot, path);
}

/** The raw path: `new URL` would resolve `..` before anybody can refuse it. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function refusedAnswer(verdict: Exclude<Verdict, 'welcome'>): Answer {
  return textAnswer(
    403,
    `This is not the window that ROI Desk opened (${verdict}). Start ROI Desk again.`,
  );
}

function launch(admission: Admission, path: string): Answer {
  const cookie = admission.redeem(path.slice(launchPath.length));
  if (cookie === null) return refusedAnswer('no-token');
  const blank = textAnswer(303, '');
  return { ...blank, headers: { ...blank.headers, 'set-cookie': cookie, location: '/' } };
}

function summon(parts: DeskServerParts, request: IncomingMessage): Answer {
  const secret = request.headers['x-summon-secret'];
  const known = typeof secret === 'string' && isSame(secret, parts.summonSecret);
  if (request.method !== 'POST' || !known) return textAnswer(403, 'Refused');
  const mode = readMode(request.headers['x-summon-mode']);
  if (mode !== parts.mode) return textAnswer(409, 'Other mode');
  parts.summoned();
  return textAnswer(200, 'Here');
}

function listen(listeners: Set<ServerResponse>, response: ServerResponse): void {
  const { headers } = textAnswer(200, '');
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function callVerb(
  parts: DeskServerParts,
  path: string,
  request: IncomingMessage,
): Promise<Answer> {
  if (request.method !== 'POST') return textAnswer(405, 'Method not allowed');
  const verb = decodeURIComponent(path.slice(verbPath.length));
  const input = unpackBytes(decodeFrame(await readBody(request)));
  const body = encodeReply(await parts.dispatch(verb, input));
  const { headers } = textAnswer(200, '');
  return { status: 200, headers: { ...headers, 'content-type': frameType }, body };
}

/** The bytes of a reply ride behind its head. */
function encodeReply(reply: AnyReply): Uint8Array<ArrayBuffer> {
  if (!reply.ok) return encodeFrame({ head: reply });
  const { head, bytes } = packBytes(reply.value);
  const whole = { head: { ok: true, value: head } };
  return encodeFrame(bytes === undefined ? whole : { ...whole, bytes });
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largestBody) throw new Error('body is too large');
    parts.push(part);
  }
  const whole = Buffer.concat(parts);
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
