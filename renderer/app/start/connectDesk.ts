import jpegWasm from '@cornerstonejs/codec-libjpeg-turbo-8bit/wasm?url';
import pdfiumWasm from '@embedpdf/pdfium/pdfium.wasm?url';
import readerLanguage from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import readerWasm from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import { printPdf } from '../shell/printPdf';
import { connectShell, type Shell } from '../shell/shellClient';
import type { ShellInput } from '../../../shared/shell/ports';
import type { ShellVerb } from '../../../shared/shell/verbs';
import { startVault, type ShellRelay } from '../vault/vaultClient';
import type { OpenVault } from './vaultSeat';

const fonts = import.meta.glob<string>('../../../assets/fonts/*.ttf', {
  query: '?url',
  import: 'default',
  eager: true,
});

const secondReader = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** Addresses by file name. */
function byName(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, url]) => [fileName(path), whole(url)]),
  );
}

/** Workers resolve addresses against themselves, so they get whole ones. */
function whole(address: string): string {
  return address === '' ? '' : new URL(address, document.baseURI).href;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Finds the shell under the page, and the way to start vault workers over it. */
export async function connectDesk(): Promise<{ shell: Shell; openVault: OpenVault }> {
  const shell = await reachShell();
  const assets = {
    pdfiumWasm: whole(pdfiumWasm),
    jpegWasm: whole(jpegWasm),
    fonts: byName(fonts),
    secondReader: byName(secondReader),
    readerWasm: whole(readerWasm),
    readerLanguage: whole(readerLanguage),
  };
  // The vault names verbs of the shell's own table; the shell parses every call.
  const relay: ShellRelay = (verb, input) =>
    verb === 'print.pdf'
      ? printPdf(shell, input as ShellInput<'print.pdf'>)
      : shell.invoke(verb as ShellVerb, input as never);
  return {
    shell,
    openVault: (practice) => startVault({ practice, assets, shell: relay }),
  };
}

async function reachShell(): Promise<Shell> {
  try {
    return await connectShell();
  } catch {
    throw new Error(
      'The program behind this window does not answer. Close the window and start ROI Desk again.',
    );
  }
}
