import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { securityHeaders } from './securityHeaders';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  // Unpacked by whoever asks for it, not on the way.
  '.gz': 'application/octet-stream',
};

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * The path below the renderer that a URL path means, or null when it means none. Decoded
 * once and only then judged, so that `%2f`, `%5c` and `%00` hide nothing.
 */
export function rendererPath(urlPath: string): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || !decoded.startsWith('/')) return null;
  if (/[\\\0:]/.test(decoded)) return null;
  const parts = decoded.slice(1).split('/');
  if (decoded === '/') return 'index.html';
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  return parts.join('/');
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}

/** The one place where files of the renderer are read for a page, in both shells. */
export async function answerRendererFile(root: string, urlPath: string): Promise<Answer> {
  const path = rendererPath(urlPath);
  const type = path === null ? undefined : contentTypes[extname(path).toLowerCase()];
  if (path === null || type === undefined) return textAnswer(404, 'Not found');
  const body = await readInside(root, path);
  if (body === null) return textAnswer(404, 'Not found');
  return { status: 200, headers: { ...securityHeaders, 'content-type': type }, body };
}

/** A link inside the folder must not lead out of it either. */
async function readInside(root: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const realRoot = await realpath(root);
    const real = await realpath(join(realRoot, path));
    if (!real.startsWith(realRoot + sep)) return null;
    return new Uint8Array(await readFile(real));
  } catch {
    return null;
  }
}

export function textAnswer(status: number, text: string): Answer {
  return {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode(text),
  };
}
