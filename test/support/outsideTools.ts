import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian package of each outside program the tests use. */
const packages = {
  chromium: 'chromium',
  gs: 'ghostscript',
  img2pdf: 'img2pdf',
  mutool: 'mupdf-tools',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftk: 'pdftk-java',
  qpdf: 'qpdf',
  'rsvg-convert': 'librsvg2-bin',
  pal2rgb: 'libtiff-tools',
  tiff2pdf: 'libtiff-tools',
  tiffcp: 'libtiff-tools',
  tiffmedian: 'libtiff-tools',
} as const;
export type Tool = keyof typeof packages;

export function findTool(tool: Tool): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, tool)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a test says when a program is missing, or undefined when it is there. */
export function missingReason(tool: Tool): string | undefined {
  if (findTool(tool)) return undefined;
  return `skipped: ${tool} is missing (Debian package ${packages[tool]})`;
}

/**
 * The program's path. Where it is missing the test is skipped with the reason; with CI=true
 * it fails instead, because there a skip would hide a hole.
 */
export function requireTool(tool: Tool, context?: { skip: (note?: string) => void }): string {
  const reason = missingReason(tool);
  if (reason) {
    if (process.env['CI'] === 'true' || !context) throw new Error(reason);
    console.log(reason);
    context.skip(reason);
  }
  return findTool(tool) ?? tool;
}
