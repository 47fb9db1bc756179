import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { requireTool } from '../../support/outsideTools';
import { textOf } from './papers';

/** What pdf.js reads: the text of each page, in order. */
export async function readByPdfjs(path: string): Promise<readonly string[]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(path)) });
  const document = await task.promise;
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const content = await (await document.getPage(at + 1)).getTextContent();
    return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  return Promise.all(pages).finally(() => void task.destroy());
}

/** What qpdf, pdftotext and mutool say of a file, each with its own parser. */
export function readByOthers(path: string) {
  return {
    /** Throws where qpdf finds anything to warn of. */
    qpdfSays: run('qpdf', '--check', path),
    qpdfPages: Number(run('qpdf', '--show-npages', path)),
    pdftotext: textOf(path),
    mutool: run('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', path),
    /** Every stream inflated: what lies in the file and is never drawn shows here. */
    inflated: run('qpdf', '--qdf', '--object-streams=disable', path, '-'),
  };
}

function run(tool: 'qpdf' | 'mutool', ...args: string[]): string {
  const room = { maxBuffer: 512 * 1024 * 1024 };
  return execFileSync(requireTool(tool), args, { ...room, stdio: ['ignore', 'pipe', 'pipe'] }).toString('latin1'); // prettier-ignore
}

/** None of the texts stands in the file, whoever reads it. */
export async function expectGone(path: string, texts: readonly string[]): Promise<void> {
  const pages = await readByPdfjs(path);
  const others = readByOthers(path);
  const readings = { pdfjs: pages.join('\n'), ...others };
  for (const text of texts) {
    for (const [reader, reading] of Object.entries(readings)) {
      expect(squeezed(String(reading)), `${reader} finds a planted text`).not.toContain(
        squeezed(text),
      );
    }
  }
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
