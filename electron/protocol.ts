import { protocol } from 'electron';
import { answerRendererFile, textAnswer, type Answer } from './host/rendererFiles';
import { deskScheme, isDeskUrl } from './origin';

/** Must run before the app is ready. Without `secure` there is neither OPFS nor WebCrypto. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: deskScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function serveDesk(rendererRoot: string): void {
  protocol.handle(deskScheme, async (request) => toResponse(await answer(rendererRoot, request)));
}

async function answer(root: string, request: Request): Promise<Answer> {
  if (!isDeskUrl(request.url)) return textAnswer(404, 'Not found');
  if (request.method !== 'GET') return textAnswer(405, 'Method not allowed');
  return answerRendererFile(root, new URL(request.url).pathname);
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}
