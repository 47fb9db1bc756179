import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfOf } from '../../unit/core/papers';
import { requireTool } from '../../support/outsideTools';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'roi-test-papers-'));
}

/** One page of a PDF as a scanner would send it: a picture file without text. */
export function scanOf(pdf: string, kind: 'jpeg' | 'png', page = 1): string {
  const out = join(folder(), 'scan');
  const pages = ['-f', String(page), '-l', String(page), '-singlefile'];
  execFileSync(requireTool('pdftoppm'), ['-r', '110', `-${kind}`, ...pages, pdf, out]);
  return `${out}.${kind === 'jpeg' ? 'jpg' : 'png'}`;
}

export async function writtenPaper(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(folder(), `${name}.pdf`);
  writeFileSync(path, await pdfOf(lines));
  return path;
}

/** A letter or form written by code, printed and scanned. */
export async function scannedPaper(name: string, ...lines: readonly string[]): Promise<string> {
  return scanOf(await writtenPaper(name, ...lines), 'jpeg');
}

export function textOf(pdf: string, page?: number): string {
  const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  const run = execFileSync(requireTool('pdftotext'), [...pages, '-layout', pdf, '-']);
  return run.toString('utf8');
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where words lie on a page, points from the corner at the upper left, a little room around. */
export function placeOf(pdf: string, page: number, words: string): Place {
  const pages = ['-f', String(page), '-l', String(page)];
  const run = execFileSync(requireTool('pdftotext'), ['-bbox', ...pages, pdf, '-']);
  const all = [...run.toString('utf8').matchAll(wordPattern)].map(
    ([, left, top, right, bottom, text]) => ({
      box: [left, top, right, bottom].map(Number),
      text: text ?? '',
    }),
  );
  const wanted = words.split(' ');
  const first = all.findIndex((_, at) =>
    wanted.every((word, ahead) => all[at + ahead]?.text.startsWith(word)),
  );
  if (first < 0) throw new Error('the words are not on this page');
  const boxes = all.slice(first, first + wanted.length).map(({ box }) => box);
  const edge = (side: number, pick: (...values: number[]) => number) =>
    pick(...boxes.map((box) => box[side] ?? 0));
  const [left, top] = [edge(0, Math.min) - 2, edge(1, Math.min) - 2];
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    left: round(left),
    top: round(top),
    width: round(edge(2, Math.max) + 2 - left),
    height: round(edge(3, Math.max) + 2 - top),
  };
}

const wordPattern =
  /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g;
