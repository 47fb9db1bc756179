import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { passwordProblem } from '../../../shared/domain/release/lock';
import { lock } from '../../../shared/pdf/build/lock';
import { renderForScreen } from '../../../shared/pdf/read/view';
import { passwordForLock } from '../../../shared/pdf/read/passwords';
import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { PdfWriter } from '../../../shared/pdf/write/pdfWriter';
import { type LockedInput, verifyLocked } from '../../../shared/pdf/verify/verifyLocked';
import {
  claimMutations,
  lockedWith,
  lockMutations,
  password,
  type LockedPair,
} from '../../corpus/lockedFiles';
import {
  claimedWritten,
  packetWritten,
  redactionWritten,
  removedName,
} from '../../corpus/provedPacket';
import { ciphers, seeded } from '../../support/ciphers';
import { sha256 } from '../../support/digest';
import { requireTool, type Tool } from '../../support/outsideTools';
import { pdfium } from '../../support/pdfTools';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

const folder = mkdtempSync(join(tmpdir(), 'roi-locked-'));
const path = (name: string): string => join(folder, name);
let pdfjs: PdfjsModule;
let packet: LockedPair;
/** Made by the desk alone, so that it claims to be PDF/A until it is locked. */
let claimed: LockedPair;

/** What the desk lets a clerk type; pdftotext takes 32 bytes on its command line and no more. */
const typeable = ['Größe & Übermut 12', 'пароль для копии', 'مفتاح للملف 7', 'green 😀 river 44']; // prettier-ignore
const longest = `${'green river '.repeat(10)}mouth77`;
/** What it does not: programs give the file the bytes that were typed, and the lock asks for others. */
const readInTwoWays = ['about ½ a river', 'green river™ 44', 'green river… 44', 'green river´ 44', 'green\u00a0river 44', 'Flu\u0308sse im Wald', 'ｇreen river 44', 'green\u200b river 44']; // prettier-ignore

beforeAll(async () => {
  pdfjs = await loadPdfjs();
  const proved = (await packetWritten()).bytes;
  packet = { proved, locked: await lockedWith(proved) };
  claimed = await claimedWritten().then(async ({ bytes }) => ({
    proved: bytes,
    locked: await lockedWith(bytes),
  }));
  writeFileSync(path('claimed.pdf'), claimed.locked);
  writeFileSync(path('packet.pdf'), packet.locked);
  writeFileSync(path('proved.pdf'), proved);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const problems = async ({ proved, locked }: LockedPair, typed = password) => {
  const files = { file: fileOfBytes(locked), proved: fileOfBytes(proved) };
  const input = { ...files, password: passwordForLock(typed), typed, ciphers, pdfjs };
  const { checks } = await verifyLocked(input);
  return checks.filter((check) => !check.passed);
};

/** Whatever a program says; its answer to a wrong call is thrown. */
const say = (tool: Tool, ...args: readonly string[]): string =>
  execFileSync(tool, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString('latin1');

describe('A packet locked with a password', () => {
  it('is the proved one, object by object and page by page, and so is a redaction', async () => {
    expect(await problems(packet)).toEqual([]);
    expect(await problems(claimed)).toEqual([]);
    const proved = (await redactionWritten()).bytes;
    expect(await problems({ proved, locked: await lockedWith(proved) })).toEqual([]);
  });

  it.each([...typeable, longest])(
    'opens with “%s”, and here with its letters taken apart too',
    async (typed) => {
      const locked = await lockedWith(packet.proved, typed);
      expect(await problems({ ...packet, locked }, typed)).toEqual([]);
      for (const form of ['NFC', 'NFD'] as const) {
        const document = (await pdfium()).open(fileOfBytes(locked), typed.normalize(form));
        expect(document.pageCount).toBe(6);
        document.close();
      }
    },
  );

  it.each(readInTwoWays)(
    'is refused where “%s” would not open it as it was typed',
    async (typed) => {
      const locked = await lockedWith(packet.proved, typed);
      const [found, ...more] = await problems({ ...packet, locked }, typed);
      expect(found).toMatchObject({ name: 'locked pages', problem: expect.stringContaining('cannot open') as string }); // prettier-ignore
      expect(more).toEqual([]);
    },
  );

  it('shows in its raw bytes no word of the packet, no claim and no tool', () => {
    const raw = Buffer.concat([packet.locked, claimed.locked]).toString('latin1');
    expect(Buffer.from(claimed.proved).toString('latin1')).toContain('pdfaid');
    const words = ['REQ-2026-000012', 'RIVER', 'COPY', 'Four pages', 'visit', 'sRGB', 'pdfaid', 'xmpmeta', '/Metadata', '/Widths', '/Differences', '/BaseFont', '/FontDescriptor', '/Kids', removedName]; // prettier-ignore
    for (const word of ['/BaseFont', '/Kids']) expect(Buffer.from(packet.proved).toString('latin1')).toContain(word); // prettier-ignore
    for (const word of words) expect(raw).not.toContain(word);
  });

  it('comes out the same from the same random bytes, and another from others', async () => {
    expect(await lockedWith(packet.proved)).toEqual(packet.locked);
    expect(await lockedWith(packet.proved, password, seeded('other'))).not.toEqual(packet.locked);
  });

  it.each([
    ...lockMutations.map((mutation) => [...mutation, () => packet] as const),
    ...claimMutations.map((mutation) => [...mutation, () => claimed] as const),
  ])('is refused as %s', async (_, reason, change, right) => {
    const locked = await change(right());
    const found = await problems({ ...right(), locked });
    expect(found.map(({ problem }) => problem).join()).not.toContain('could not be finished');
    expect(found[0]?.problem).toContain(reason);
  });

  it('keeps every sign of a text, whatever stands in it', async () => {
    const pieces: Uint8Array[] = [];
    const file = new PdfWriter((piece) => void pieces.push(piece), sha256);
    const texts = ['(a\\)b (nested (twice)) \\101\\7\\\nc\\r\\q)', '(\nendobj\n<<1 0 obj (\nstream\n))', '<4a4B 5>', '()', '<>']; // prettier-ignore
    for (const one of texts) await file.put({ text: `<</T ${one} /N [${one} 1 0 R (x)]>>` });
    await file.put({ text: `<</T ${texts[1]}>>`, data: Buffer.from('\nendstream\nendobj\n') });
    file.finish({ trailer: '/ID [<00> <00>]' });
    const proved = Buffer.concat(pieces);
    const found = await problems({ proved, locked: await lockedWith(proved) });
    expect(found.map(({ name }) => name)).toEqual(['locked pages']);
  });

  it('is refused by the second reader too with a page missing, or open without a password', async () => {
    const changed = async (what: string) => {
      const [, , change] = lockMutations.find(([name]) => name === what)!;
      const found = await problems({ ...packet, locked: await change(packet) });
      return found.find(({ name }) => name === 'locked pages')?.problem;
    };
    expect(await changed('a page missing')).toContain('5 pages and should have 6');
    expect(await changed('no password at all')).toContain('without its password');
    expect(await changed('another password')).toContain('cannot open');
  });

  it('is refused with any sign of a stream changed', async () => {
    const at = Buffer.from(packet.locked).indexOf('stream\n') + 7;
    for (const step of [0, 15, 16, 40]) {
      const locked = packet.locked.slice();
      locked[at + step] = (locked[at + step] ?? 0) ^ 1;
      expect(await problems({ ...packet, locked })).not.toEqual([]);
    }
  });
});

describe('The engine', () => {
  const tools = async () => ({
    pdfium: await pdfium(),
    digest: sha256,
    ciphers,
    verifyLocked: (locked: Omit<LockedInput, 'ciphers' | 'pdfjs'>) =>
      verifyLocked({ ...locked, ciphers, pdfjs }),
  });

  it('hands out the locked file with its proof', async () => {
    const { bytes, report } = await lock(await tools(), { bytes: packet.proved, password });
    expect(report).toMatchObject({ pages: 6, outputSha256: await sha256(bytes) });
    expect(report.verification.passed).toBe(true);
  });

  it('hands out nothing whose lock is a bad one, and says why without the password', async () => {
    const same = new Uint8Array(16).fill(7);
    const randomBytes = (length: number) => (length === 16 ? same : ciphers.randomBytes(length));
    const failing = { ...(await tools()), ciphers: { ...ciphers, randomBytes } };
    const refused = await lock(failing, { bytes: packet.proved, password }).catch(
      (e: unknown) => e,
    );
    expect(refused).toMatchObject({
      fault: { code: 'not-locked', message: expect.stringContaining('The locked file could not be proved: two texts of the file are locked from the same beginning. Nothing was written.') as string }, // prettier-ignore
    });
    expect(JSON.stringify([refused, String(refused)])).not.toContain(password);
  });

  it('hands out nothing that does not open as it was typed', async () => {
    const locking = lock(await tools(), { bytes: packet.proved, password: 'green river™ 44' });
    await expect(locking).rejects.toMatchObject({ fault: { code: 'not-locked' } });
  });

  it('names the page whose proof fails', async () => {
    const failing = {
      ...(await tools()),
      verifyLocked: () =>
        Promise.resolve({
          passed: false,
          checks: [{ name: 'locked pages', passed: false, looked: '', page: 3, problem: 'the page is another one' }], // prettier-ignore
          engine: '',
        }),
    };
    await expect(lock(failing, { bytes: packet.proved, password })).rejects.toMatchObject({
      fault: { code: 'not-locked', message: expect.stringContaining('Page 3 of the locked file could not be proved: the page is another one. Nothing was written.') as string }, // prettier-ignore
    });
  });

  it.each([
    ['', 'password-missing'],
    ['é'.repeat(64), 'password-too-long'],
  ])('locks nothing with “%s”', async (typed, reason) => {
    const locking = lock(await tools(), { bytes: packet.proved, password: typed });
    await expect(locking).rejects.toMatchObject({ fault: { code: reason } });
  });
});

const nobody = { patientFamilyName: '', patientGivenName: '', patientDateOfBirth: '' };

const openings = (typed: string, file: string): readonly (readonly [Tool, ...string[]])[] => [
  ['qpdf', `--password=${typed}`, '--check', file],
  ['pdftotext', '-upw', typed, file, '-'],
  ['mutool', 'draw', '-q', '-p', typed, '-F', 'txt', '-o', '-', file],
];

describe('Other software', () => {
  it('sees AES-256 of revision 6 with everything allowed, and no fault (qpdf)', (context) => {
    requireTool('qpdf', context);
    const file = path('packet.pdf');
    for (const one of [file, path('claimed.pdf')]) {
      expect(say('qpdf', `--password=${password}`, '--check', one)).toContain('No syntax or stream encoding errors'); // prettier-ignore
    }
    expect(() => say('qpdf', '--is-encrypted', file)).not.toThrow();
    expect(() => say('qpdf', '--requires-password', file)).not.toThrow();
    const shown = say('qpdf', `--password=${password}`, '--show-encryption', file);
    expect(shown).toContain('R = 6\nP = -4\n');
    expect(shown.match(/: (allowed|AESv3)/g)).toHaveLength(12);
    expect(shown).not.toContain('not allowed');
  });

  it.each(typeable)(
    'opens it with “%s” as it is typed (qpdf, pdftotext, mutool)',
    async (typed) => {
      expect(passwordProblem(typed, nobody)).toBeUndefined();
      const file = path('typed.pdf');
      writeFileSync(file, await lockedWith(packet.proved, typed));
      for (const [tool, ...args] of openings(typed, file)) {
        expect(() => say(tool, ...args)).not.toThrow();
      }
    },
  );

  it.each(readInTwoWays)(
    'would not open it with “%s”, which the desk does not take',
    async (typed) => {
      expect(passwordProblem(typed, nobody)).toBeDefined();
      const file = path('typed.pdf');
      writeFileSync(file, await lockedWith(packet.proved, typed));
      for (const [tool, ...args] of openings(typed, file)) {
        expect(() => say(tool, ...args)).toThrow(
          /invalid password|Incorrect password|cannot authenticate password/,
        );
      }
    },
  );

  it('opens it to the very objects that were proved, all but the claim to be PDF/A (qpdf)', (context) => {
    requireTool('qpdf', context);
    const plain = (file: string, ...more: string[]): string[] => {
      say('qpdf', ...more, '--qdf', '--object-streams=disable', '--static-id', path(file), path('plain.pdf')); // prettier-ignore
      const text = readFileSync(path('plain.pdf'), 'latin1');
      return text.match(/(?<=\nstream\n)[\s\S]*?(?=\nendstream)/g)!.sort();
    };
    const proved = plain('proved.pdf').filter((data) => !data.includes('pdfaid'));
    expect(plain('packet.pdf', `--password=${password}`, '--decrypt')).toEqual(proved);
  });

  it('reads the same text with the password and none without (pdftotext, mutool)', (context) => {
    requireTool('pdftotext', context);
    requireTool('mutool', context);
    const [locked, proved] = [path('packet.pdf'), path('proved.pdf')];
    expect(say('pdftotext', '-upw', password, locked, '-')).toBe(say('pdftotext', proved, '-'));
    expect(() => say('pdftotext', locked, '-')).toThrow('Incorrect password');
    expect(() => say('pdftotext', '-upw', 'bkd7-x2mq-9fhw-tn4s', locked, '-')).toThrow('Incorrect password'); // prettier-ignore
    const drawn = (...args: string[]) =>
      say('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', ...args);
    expect(drawn('-p', password, locked)).toBe(drawn(proved));
    expect(() => drawn(locked)).toThrow();
  });

  it('shows the same picture of every page (PDFium)', async () => {
    const library = await pdfium();
    const [one, other] = [
      library.open(fileOfBytes(packet.proved)),
      library.open(fileOfBytes(packet.locked), password),
    ];
    for (let page = 1; page <= 6; page += 1) {
      const pixels = [one, other].map(
        (document) => renderForScreen(document, { page, dpi: 72 }).pixels,
      );
      expect(Buffer.compare(pixels[0]!, pixels[1]!)).toBe(0);
    }
  });
});
