import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';

import { findTool } from '../support/outsideTools';
import type { Secret } from './hostile';

/** Where a secret was still found. */
export interface Leak {
  readonly secret: Secret;
  readonly places: readonly string[];
}

/**
 * Audits a file for planted strings with software that shares nothing with ours: raw bytes,
 * every place that inflates, and, unless without `programs`, qpdf's unpacked form and the text
 * of two other readers.
 */
export function findSecrets(
  bytes: Uint8Array,
  secrets: readonly Secret[],
  { programs = true } = {},
): Leak[] {
  const file = Buffer.from(bytes);
  const views = new Map([...byteViews(file), ...(programs ? programViews(file) : [])]);
  return secrets
    .map((secret) => ({
      secret,
      places: [...views]
        .filter(([, text]) => text.includes(secret.text.toLowerCase()))
        .map(([name]) => name),
    }))
    .filter((leak) => leak.places.length > 0);
}

/** Each view is lower-case text with blanks and hyphens left out. */
function byteViews(file: Buffer): [string, string][] {
  return [...spellings('raw', file), ...spellings('inflated', unpackAll(file))];
}

function programViews(file: Buffer): [string, string][] {
  const read = (command: readonly string[]): string =>
    bare(outside(file, command).toString('utf8'));
  const qdf = ['qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', 'IN', '-'];
  return [
    ...spellings('qpdf', outside(file, qdf)),
    ['pdftotext', read(['pdftotext', '-raw', 'IN', '-'])],
    ['mutool', read(['mutool', 'draw', '-q', '-F', 'text', 'IN'])],
  ];
}

function spellings(name: string, data: Buffer): [string, string][] {
  const text = data.toString('latin1');
  return [
    [name, bare(text)],
    [`${name} utf-16`, bare(text.replace(/\0/g, ''))],
    [`${name} hex`, bare(text.replace(/<([0-9a-fA-F\s]+)>/g, unhex))],
    [`${name} strings`, bare(strings(text))],
  ];
}

const bare = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();

function unhex(_: string, digits: string): string {
  return Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1').replace(/\0/g, '');
}

/** All literal strings joined, escapes undone: text split by TJ or letter by letter. */
function strings(text: string): string {
  const literals = text.match(/\((?:\\[\s\S]|[^\\()])*\)/g) ?? [];
  return literals
    .map((literal) =>
      literal
        .slice(1, -1)
        .replace(/\\([0-7]{1,3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
        .replace(/\\(.)/g, '$1'),
    )
    .join('')
    .replace(/\0/g, '');
}

/** Tries to inflate at every `stream` and at every zlib header, so orphans are seen too. */
function unpackAll(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < file.length - 2; at += 1) {
    if (file[at] === 0x78 && ((file[at]! << 8) | file[at + 1]!) % 31 === 0)
      parts.push(...inflateAt(file, at));
  }
  return Buffer.concat(parts);
}

function inflateAt(file: Buffer, at: number): Buffer[] {
  for (const unpack of [
    () => inflateSync(file.subarray(at), { finishFlush: 2 }),
    () => inflateRawSync(file.subarray(at + 2), { finishFlush: 2 }),
  ]) {
    try {
      return [unpack(), Buffer.from('\n')];
    } catch {
      continue;
    }
  }
  return [];
}

/** Runs a reader on the file; a missing one or a complaint gives what it said so far. */
function outside(file: Buffer, [tool, ...args]: readonly string[]): Buffer {
  const path = findTool(tool as Parameters<typeof findTool>[0]);
  if (!path) {
    if (process.env['CI'] === 'true') throw new Error(`${tool} is missing`);
    return Buffer.alloc(0);
  }
  const folder = mkdtempSync(join(tmpdir(), 'roi-audit-'));
  const input = join(folder, 'in.pdf');
  writeFileSync(input, file);
  try {
    const list = args.map((arg) => (arg === 'IN' ? input : arg));
    return execFileSync(path, list, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { stdout?: Buffer }).stdout ?? Buffer.alloc(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
