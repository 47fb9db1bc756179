/** Compiles the AssemblyScript modules of shared/pdf/pixels/wasm; run by itself, writes them where the program reads them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
export const wasmModules = ['faxEncoder'] as const;
const options = '-O3 --noAssert --runtime stub --use abort= --enable simd --initialMemory 1';

/** Run as a program: its types would change those of all arrays in whatever imports it. */
const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');

function compiled(name: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'roi-wasm-'));
  const to = join(folder, 'out.wasm');
  try {
    const source = join('shared/pdf/pixels/wasm', `${name}.ts`);
    const args = [source, '--baseDir', root, '-o', to, ...options.split(' ')];
    execFileSync(process.execPath, [compiler, ...args], { cwd: root });
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file of the program that holds the compiled module, as it should be. */
export function moduleSource(name: string): string {
  const lines =
    compiled(name)
      .toString('base64')
      .match(/.{1,90}/g) ?? [];
  const text = lines.map((line) => `  '${line}'`).join(' +\n');
  return `/** Compiled from wasm/${name}.ts by \`npm run wasm\`; a test compiles it again and compares. */\nexport const ${name}Wasm =\n${text};\n`;
}

export const pathOf = (name: string): string => join(root, 'shared/pdf/pixels', `${name}Wasm.ts`);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of wasmModules) writeFileSync(pathOf(name), moduleSource(name));
}
