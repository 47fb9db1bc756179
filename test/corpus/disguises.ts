import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { requireTool, type Tool } from '../support/outsideTools';
import { lit } from './rawPdf';

/** The same file written in another way. `password` opens it. */
export interface Disguise {
  readonly name: string;
  readonly tool?: Tool;
  readonly password?: string;
  readonly put: (file: Uint8Array) => Uint8Array;
}

const locked = (name: string, ...limits: readonly string[]): Disguise => ({
  name,
  tool: 'qpdf',
  password: 'Zoë 1957',
  put: (file) =>
    qpdf(file, ['--allow-weak-crypto', '--encrypt', 'Zoë 1957', 'owner', ...limits, '--']),
});
const rewritten = (name: string, ...options: readonly string[]): Disguise => ({
  name,
  tool: 'qpdf',
  put: (file) => qpdf(file, ['--preserve-unreferenced', ...options]),
});
const edited = (name: string, put: (text: string) => string): Disguise => ({
  name,
  put: (file) => Buffer.from(put(Buffer.from(file).toString('latin1')), 'latin1'),
});

export const disguises: readonly Disguise[] = [
  { ...locked('RC4 of 40 bits', '40'), password: 'plain', put: (file) => qpdf(file, ['--allow-weak-crypto', '--encrypt', 'plain', 'owner', '40', '--']) },
  locked('RC4 of 128 bits', '128', '--use-aes=n'),
  locked('AES of 128 bits', '128', '--use-aes=y'),
  locked('AES of 256 bits', '256'),
  rewritten('object streams', '--object-streams=generate'),
  rewritten('lines for the web', '--linearize'),
  rewritten('unpacked streams', '--stream-data=uncompress'),
  edited('a wrong start of the table', (text) => text.replace(/startxref\s+\d+/g, 'startxref\n7')),
  edited('a table of wrong places', (text) => text.replace(/\d{10} 00000 n/g, '0000000009 00000 n')),
  edited('a length that lies', (text) => text.replace(/\/Length \d+ >>/, '/Length 3 >>')),
  edited('mail before the file', (text) => `From: a@example.org\r\n\r\n${text}`),
  edited('an older revision', withOlder),
]; // prettier-ignore

/** A secret that a later save took away again; the hostile files name it so. */
export const olderSecret = { id: '999', family: 'older revision', text: 'Xq999olderZj' };

function withOlder(text: string): string {
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const root = /\/Root \d+ 0 R/.exec(text)?.[0] ?? '';
  const previous = [...text.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? '0';
  const first = save(text, { size, root, previous, body: lit(olderSecret.text) });
  const at = [...first.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? '0';
  return save(first, { size, root, previous: at, body: '(replaced)' });
}

function save(
  text: string,
  to: { size: number; root: string; previous: string; body: string },
): string {
  const object = `${to.size} 0 obj\n${to.body}\nendobj\n`;
  const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
  const trailer = `<< /Size ${to.size + 1} ${to.root} /Prev ${to.previous} >>`;
  return `${text}${object}xref\n${to.size} 1\n${row}trailer\n${trailer}\nstartxref\n${text.length + object.length}\n%%EOF\n`;
}

function qpdf(file: Uint8Array, options: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'roi-disguise-'));
  const [input, output] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
  try {
    writeFileSync(input, file);
    execFileSync(requireTool('qpdf'), [...options, '--warning-exit-0', input, output], {
      stdio: 'ignore',
    });
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
