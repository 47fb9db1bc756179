/** A long file is proved by several workers, each its own pages; here their findings become one. */
import type { Check, Verification } from '../model';
import type { ShareCheck } from './checks';
import type { PageSpan } from './pageText';

/** Pages of `count` for each of `workers`, the first share first. */
export function sharesOf(count: number, workers: number): readonly PageSpan[] {
  const each = Math.max(1, Math.ceil(count / workers));
  const shares = Math.max(1, Math.ceil(count / each));
  return Array.from({ length: shares }, (_, at) => ({
    from: at * each + 1,
    // Whatever else the file has is the last one's.
    to: at + 1 === shares ? Infinity : (at + 1) * each,
  }));
}

const wordsFor: Readonly<Record<string, (...counts: readonly number[]) => string>> = {
  text: (pages, signs) => `${pages} pages read by pdf.js, ${signs} letters`,
  'rebuilt pages': (images, samples, boxes, words) => `${images} page images decoded, ${samples} samples in ${boxes} boxes, all black${words ? `, ${words} words over the print` : ''}`, // prettier-ignore
  'kept pages': (kept, own) => `${kept} copied pages and ${own} of the desk's own, nothing hidden in them`, // prettier-ignore
  stamps: (stamps) => `${stamps} texts of the desk`,
};

/** What every share looks at, page by page. */
const ofEveryShare = ['text', 'rebuilt pages', 'kept pages', 'stamps'];

/** All shares of a described file of `count` pages: none is believed that did not look at all of its own. */
export function verificationOfShares(
  shares: readonly (readonly ShareCheck[])[],
  count: number,
  pdfjs: { readonly version: string },
): Verification {
  const whole = shares.every((share) =>
    ofEveryShare.every((name) => share.some((check) => check.name === name)),
  );
  const texts = shares.flat().filter(({ name }) => name === 'text');
  const read = texts.reduce((sum, check) => sum + countAt(check, 0), 0);
  if (shares.flat().some(({ passed }) => !passed) || (whole && read === count))
    return verificationOf(shares, pdfjs);
  const problem = `${read} of ${count} pages were looked at`;
  const gap = { name: 'pages', passed: false, looked: 'stopped at the first problem', problem };
  return verificationOf([...shares, [gap]], pdfjs);
}

/** What one worker or several found of one file. */
export function verificationOf(
  shares: readonly (readonly ShareCheck[])[],
  pdfjs: { readonly version: string },
): Verification {
  const all = shares.flat();
  const names = [...new Set(all.map(({ name }) => name))];
  const checks = names.map((name) => joined(name, all.filter((check) => check.name === name))); // prettier-ignore
  return {
    passed: checks.length > 0 && checks.every((check) => check.passed),
    checks,
    engine: `own reader 1, pdf.js ${pdfjs.version}`,
  };
}

/** A check of all shares; of several problems the first. */
function joined(name: string, parts: readonly ShareCheck[]): Check {
  const [first] = parts
    .filter(({ passed }) => !passed)
    .toSorted((one, other) => (one.page ?? 0) - (other.page ?? 0));
  if (!first) return { name, passed: true, looked: wordsOf(parts) };
  return { ...first, looked: wordsOf([first]) };
}

function wordsOf(parts: readonly ShareCheck[]): string {
  const [{ name, looked } = { name: '', looked: '' }] = parts;
  if (typeof looked === 'string') return looked;
  const sums = looked.map((_, at) => parts.reduce((sum, part) => sum + countAt(part, at), 0));
  return wordsFor[name]?.(...sums) ?? sums.join(', ');
}

function countAt({ looked }: ShareCheck, at: number): number {
  return typeof looked === 'string' ? 0 : (looked[at] ?? 0);
}
