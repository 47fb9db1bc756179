import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `app://desk/x` cannot be shown by Chromium; `http://desk.app.localhost/x` stands for it. */
export function toBrowserUrl(address: string): string {
  const [scheme, rest] = address.split('://');
  if (scheme === undefined || rest === undefined) return address;
  const slash = rest.indexOf('/');
  return `http://${rest.slice(0, slash)}.${scheme}.localhost${rest.slice(slash)}`;
}

export function toAppUrl(address: string): string {
  return address.replace(/^http:\/\/([^./]+)\.([^./]+)\.localhost(?::\d+)?/, '$2://$1');
}

export type AppHandler = (request: Request) => Response | Promise<Response>;

export interface OriginServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Hands every request of the browser to the callback the app gave `protocol.handle`. */
export async function openOriginServer(
  handlerOf: (scheme: string) => AppHandler | undefined,
): Promise<OriginServer> {
  const server = createServer((request, response) => {
    relay(handlerOf, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function relay(
  handlerOf: (scheme: string) => AppHandler | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Sent raw, so that `..%2f` and the like reach the app as they were written.
  const url = toAppUrl(`http://${request.headers.host ?? ''}${request.url ?? '/'}`);
  const handler = handlerOf(url.split(':')[0] ?? '');
  if (handler === undefined) return void response.writeHead(404).end();
  const answer = await handler(new Request(url, { method: request.method ?? 'GET' }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
