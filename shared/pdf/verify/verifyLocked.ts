import type { Check, Verification } from '../model';
import { run } from './checks';
import type { Ciphers, PdfjsModule } from './expectations';
import { type WalkedFile, walkFile } from './fileWalk';
import { expectPasswordAsked, type PageText, readText } from './pageText';
import { isSame, lockNumber, unlock, type Unlock } from './unlock';
import { isKind, nameOf, type PdfDict, type PdfValue, Problem } from './values';

export interface LockedInput {
  readonly bytes: Uint8Array;
  /** The file that was locked, whose own proof holds. */
  readonly proved: Uint8Array;
  /** In UTF-8, as it was put into the file. */
  readonly password: Uint8Array;
  readonly ciphers: Ciphers;
  readonly pdfjs: PdfjsModule;
  readonly onLook?: () => void;
}

/**
 * Proves that a locked file is the proved one under AES-256, so that whatever was proved of that
 * holds of this: every text and stream of it, once unlocked, is the same, the rest was never
 * touched, and pdf.js shows the same pages with the password and none without. Never throws for a
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

async function checkObjects({ bytes, proved, password, ciphers }: LockedInput): Promise<string> {
  const [locked, before] = [walkFile(bytes), walkFile(proved)];
  const lock = lockNumber(locked);
  const comparison = new Comparison(await unlock(ciphers, locked, password));
  expectSameTrailer(locked.trailer, before.trailer);
  const claim = claimOf(before);
  for (const num of locked.objects.keys()) {
    if (num !== lock && (num === claim || !before.objects.has(num))) {
      throw new Problem(`object ${num} was not proved`);
    }
  }
  for (const [num, value] of before.objects) {
    if (num === claim) continue;
    const wanted = num === rootOf(before) ? withoutClaim(value) : value;
    await comparison.expectSame(num, locked.objects.get(num), wanted);
  }
  return `${before.objects.size} objects unlocked, ${comparison.count} of their texts and streams`;
}

/** Besides the lock, and that there is one object more, the trailer is the one that was. */
function expectSameTrailer({ entries }: PdfDict, { entries: before }: PdfDict): void {
  const size = before.get('Size');
  const same =
    entries.size === before.size + 1 &&
    [...before].every(([key, value]) => {
      const now = entries.get(key);
      return key === 'Size'
        ? now === Number(size) + 1
        : JSON.stringify(now) === JSON.stringify(value);
    });
  if (!same) throw new Problem('the frame of the file is not the proved one');
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

/** Compares values of the locked file with those of the proved one. */
class Comparison {
  /** Texts and streams unlocked so far. */
  count = 0;
  private readonly beginnings = new Set<string>();

  constructor(private readonly unlock: Unlock) {}

  async expectSame(num: number, locked: PdfValue | undefined, wanted: PdfValue): Promise<void> {
    if (locked === undefined) throw new Problem(`object ${num} of the packet is missing`);
    if (!(await this.isSame(locked, wanted))) {
      throw new Problem(`object ${num} is not locked, or is not the proved one`);
    }
  }

  private async isSame(locked: PdfValue, wanted: PdfValue): Promise<boolean> {
    if (isKind(wanted, 'string')) {
      return isKind(locked, 'string') && this.opensTo(locked.bytes, wanted.bytes);
    }
    if (isKind(wanted, 'stream')) {
      const dict =
        isKind(locked, 'stream') && (await this.isSameDict(locked.dict, wanted.dict, 'Length'));
      return dict && this.opensTo(locked.raw, wanted.raw);
    }
    if (isKind(wanted, 'dict')) return isKind(locked, 'dict') && this.isSameDict(locked, wanted);
    if (isKind(wanted, 'array'))
      return isKind(locked, 'array') && this.isSameList(locked.items, wanted.items);
    return isPlainSame(locked, wanted);
  }

  private async isSameDict(locked: PdfDict, wanted: PdfDict, but?: string): Promise<boolean> {
    if (locked.entries.size !== wanted.entries.size) return false;
    for (const [key, value] of wanted.entries) {
      const now = locked.entries.get(key);
      if (now === undefined || (key !== but && !(await this.isSame(now, value)))) return false;
    }
    return true;
  }

  private async isSameList(
    locked: readonly PdfValue[],
    wanted: readonly PdfValue[],
  ): Promise<boolean> {
    if (locked.length !== wanted.length) return false;
    for (const [at, value] of wanted.entries()) {
      if (!(await this.isSame(locked[at] ?? null, value))) return false;
    }
    return true;
  }

  private async opensTo(sealed: Uint8Array, wanted: Uint8Array): Promise<boolean> {
    this.count += 1;
    const beginning = sealed.subarray(0, 16).join();
    if (this.beginnings.has(beginning)) {
      throw new Problem('two texts of the file are locked from the same beginning');
    }
    this.beginnings.add(beginning);
    const plain = await this.unlock(sealed).catch(() => undefined);
    return plain !== undefined && isSame(plain, wanted);
  }
}

function isPlainSame(locked: PdfValue, wanted: PdfValue): boolean {
  if (isKind(wanted, 'name')) return nameOf(locked) === wanted.name;
  if (isKind(wanted, 'ref')) {
    return isKind(locked, 'ref') && locked.num === wanted.num && locked.gen === wanted.gen;
  }
  return locked === wanted;
}

async function checkPages(input: LockedInput): Promise<string> {
  const { bytes, proved, pdfjs, onLook: onPage } = input;
  const password = new TextDecoder().decode(input.password);
  await expectPasswordAsked(pdfjs, bytes);
  const wanted = await readText(pdfjs, proved, { onPage });
  const locked = await readText(pdfjs, bytes, { onPage, password });
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
