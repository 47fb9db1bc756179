import type { Check, ReadableFile, Verification } from '../model';
import { run } from './checks';
import type { Ciphers, PdfjsModule } from './expectations';
import { type ShutFile, type WalkedFile, walkFile, walkShutFile } from './fileWalk';
import { expectPasswordAsked, type PageText, readText } from './pageText';
import { isSame, lockNumber, unlock, type Unlock } from './unlock';
import { isKind, nameOf, type PdfDict, type PdfStream, type PdfValue, Problem } from './values';

export interface LockedInput {
  readonly file: ReadableFile;
  /** The file that was locked, whose own proof holds. */
  readonly proved: ReadableFile;
  /** In UTF-8, as it was put into the file. */
  readonly password: Uint8Array;
  /** As it was typed and is told: a program that changes no sign of it must open the file too. */
  readonly typed: string;
  readonly ciphers: Ciphers;
  readonly pdfjs: PdfjsModule;
  readonly onLook?: () => void;
}

/**
 * Proves that a locked file is the proved one under AES-256, so that whatever was proved of that
 * holds of this: every object of it, once unlocked, is the same, nothing but the dictionaries of streams
 * can be read before, and pdf.js shows the same pages with the password and none without. Never throws for a
 * bad file.
 */
export async function verifyLocked(input: LockedInput): Promise<Verification> {
  const checks: readonly Check[] = [
    await run('locked objects', () => checkObjects(input)),
    await run('locked pages', () => checkPages(input)),
  ];
  return {
    passed: checks.every((check) => check.passed),
    checks,
    engine: `own reader 1, pdf.js ${input.pdfjs.version}`,
  };
}

async function checkObjects({ file, proved, password, ciphers }: LockedInput): Promise<string> {
  const [shut, before] = [walkShutFile(file), walkFile(proved)];
  const lock = lockNumber(shut);
  const open = await unlock(ciphers, shut, password);
  const locked = await unpacked(shut, open);
  const comparison = new Comparison(open);
  expectSameTrailer(locked.trailer, before.trailer);
  const claim = claimOf(before);
  expectNothingMore(locked, (num) => num === lock || (num !== claim && before.objects.has(num)));
  for (const [num, value] of before.objects) {
    if (num === claim) continue;
    const now = locked.objects.get(num);
    if (now === undefined) throw new Problem(`object ${num} of the packet is missing`);
    // What stands by itself can be read without the password, but for the data of a stream.
    if (locked.standing.has(num) !== isKind(value, 'stream')) throw notSame(num);
    const wanted = num === rootOf(before) ? withoutClaim(value) : value;
    await comparison.expectSame(num, now, wanted);
  }
  return `${before.objects.size} objects unlocked, ${comparison.count} of their texts and streams`;
}

function expectNothingMore(
  { objects, frame }: WalkedFile,
  isKnown: (num: number) => boolean,
): void {
  for (const [num, value] of objects) {
    if (frame.has(num)) expectFrame(num, value);
    else if (!isKnown(num)) throw new Problem(`object ${num} was not proved`);
  }
}

async function unpacked(shut: ShutFile, open: Unlock): Promise<WalkedFile> {
  return shut.unpack(async (sealed) => {
    const plain = await opened(open, sealed);
    if (!plain) throw new Problem('an object stream is not locked');
    return plain;
  });
}

/** Undefined where it does not open to anything. */
async function opened(open: Unlock, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await open(sealed);
  } catch (error) {
    if (error instanceof Problem) throw error;
    return undefined;
  }
}

const frameKeys: Readonly<Record<string, readonly string[]>> = {
  ObjStm: ['Filter', 'First', 'Length', 'N', 'Type'],
  XRef: ['Encrypt', 'Filter', 'ID', 'Length', 'Root', 'Size', 'Type', 'W'],
};

/** Of the frame nothing is locked but the data of object streams: it has no room for more. */
function expectFrame(num: number, value: PdfValue): void {
  const entries = isKind(value, 'stream') ? value.dict.entries : new Map<string, PdfValue>();
  const keys = frameKeys[nameOf(entries.get('Type')) ?? ''];
  const said = [...entries].every(
    ([key, one]) => keys?.includes(key) && (key === 'ID' || !isKind(one, 'string')),
  );
  if (!keys || !said) throw new Problem(`object ${num} was not proved`);
}

/** What the proved trailer says, and where the lock is. */
function expectSameTrailer({ entries }: PdfDict, { entries: before }: PdfDict): void {
  const same = [...before].every(
    ([key, value]) => key === 'Size' || JSON.stringify(entries.get(key)) === JSON.stringify(value),
  );
  if (!same || nameOf(entries.get('Type')) !== 'XRef')
    throw new Problem('the frame of the file is not the proved one');
}

function rootOf({ trailer }: WalkedFile): number | undefined {
  const root = trailer.entries.get('Root');
  return isKind(root, 'ref') ? root.num : undefined;
}

/** The claim to be PDF/A must not stand in a locked file (ISO 19005-2, 6.1.3). */
function claimOf(file: WalkedFile): number | undefined {
  const catalog = file.objects.get(rootOf(file) ?? -1);
  const claim = isKind(catalog, 'dict') ? catalog.entries.get('Metadata') : undefined;
  return isKind(claim, 'ref') ? claim.num : undefined;
}

function withoutClaim(catalog: PdfValue): PdfValue {
  if (!isKind(catalog, 'dict')) return catalog;
  const entries = [...catalog.entries].filter(([key]) => key !== 'Metadata');
  return { kind: 'dict', entries: new Map(entries) };
}

function notSame(num: number): Problem {
  return new Problem(`object ${num} is not locked, or is not the proved one`);
}

/** Compares values of the locked file with those of the proved one. */
class Comparison {
  /** Texts and streams unlocked so far. */
  count = 0;

  constructor(private readonly unlock: Unlock) {}

  /** Of a stream each text and the data are locked; of others the whole object was. */
  async expectSame(num: number, locked: PdfValue, wanted: PdfValue): Promise<void> {
    const same = isKind(wanted, 'stream')
      ? isKind(locked, 'stream') && (await this.isSameStream(locked, wanted))
      : await this.isSame(locked, wanted, isSame);
    if (!same) throw notSame(num);
  }

  private async isSameStream(locked: PdfStream, wanted: PdfStream): Promise<boolean> {
    const bare = ({ dict }: PdfStream): PdfDict => {
      const entries = [...dict.entries].filter(([key]) => key !== 'Length');
      return { kind: 'dict', entries: new Map(entries) };
    };
    const opens: TextTest = (sealed, text) => this.opensTo(sealed, text);
    return (
      locked.dict.entries.has('Length') === wanted.dict.entries.has('Length') &&
      (await this.isSame(bare(locked), bare(wanted), opens)) &&
      this.opensTo(locked.raw, wanted.raw)
    );
  }

  private async isSame(locked: PdfValue, wanted: PdfValue, text: TextTest): Promise<boolean> {
    if (isKind(wanted, 'string')) {
      return isKind(locked, 'string') && text(locked.bytes, wanted.bytes);
    }
    if (isKind(wanted, 'dict'))
      return isKind(locked, 'dict') && this.isSameDict(locked, wanted, text);
    if (isKind(wanted, 'array'))
      return isKind(locked, 'array') && this.isSameList(locked.items, wanted.items, text);
    return isPlainSame(locked, wanted);
  }

  private async isSameDict(locked: PdfDict, wanted: PdfDict, text: TextTest): Promise<boolean> {
    if (locked.entries.size !== wanted.entries.size) return false;
    for (const [key, value] of wanted.entries) {
      const now = locked.entries.get(key);
      if (now === undefined || !(await this.isSame(now, value, text))) return false;
    }
    return true;
  }

  private async isSameList(
    locked: readonly PdfValue[],
    wanted: readonly PdfValue[],
    text: TextTest,
  ): Promise<boolean> {
    if (locked.length !== wanted.length) return false;
    for (const [at, value] of wanted.entries()) {
      if (!(await this.isSame(locked[at] ?? null, value, text))) return false;
    }
    return true;
  }

  private async opensTo(sealed: Uint8Array, wanted: Uint8Array): Promise<boolean> {
    this.count += 1;
    const plain = await opened(this.unlock, sealed);
    return plain !== undefined && isSame(plain, wanted);
  }
}

/** Whether a text of the locked file is the one of the proved file. */
type TextTest = (locked: Uint8Array, wanted: Uint8Array) => boolean | Promise<boolean>;

function isPlainSame(locked: PdfValue, wanted: PdfValue): boolean {
  if (isKind(wanted, 'name')) return nameOf(locked) === wanted.name;
  if (isKind(wanted, 'ref')) {
    return isKind(locked, 'ref') && locked.num === wanted.num && locked.gen === wanted.gen;
  }
  return locked === wanted;
}

async function checkPages(input: LockedInput): Promise<string> {
  const { file, proved, pdfjs, onLook: onPage, typed: password } = input;
  await expectPasswordAsked(pdfjs, file);
  const wanted = await readText(pdfjs, proved, { onPage });
  const locked = await readText(pdfjs, file, { onPage, password });
  if (locked.count !== wanted.count) {
    throw new Problem(`the file has ${locked.count} pages and should have ${wanted.count}`);
  }
  for (const [page, text] of wanted.texts) {
    if (asText(text) !== asText(locked.texts.get(page)))
      throw new Problem('the page is another one', page);
  }
  return `${locked.count} pages read by pdf.js with the password, and none without`;
}

function asText(page: PageText | undefined): string {
  return JSON.stringify([page?.sheet, page?.items]);
}
