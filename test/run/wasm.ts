/** Compiles the AssemblyScript modules of shared/pdf/wasm; run by itself, writes them where the program reads them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as asc from 'assemblyscript/asc';

const root = resolve(import.meta.dirname, '../..');
export const wasmModules = ['faxEncoder'] as const;
const options = '-O3 --noAssert --runtime stub --use abort= --enable simd --initialMemory 1';

async function compiled(name: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'roi-wasm-'));
  const to = join(folder, 'out.wasm');
  try {
    const source = join('shared/pdf/wasm', `${name}.ts`);
    const args = [source, '--baseDir', root, '-o', to, ...options.split(' ')];
    const { error } = await asc.main(args);
    if (error) throw error;
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file of the program that holds the compiled module, as it should be. */
export async function moduleSource(name: string): Promise<string> {
  const lines = (await compiled(name)).toString('base64').match(/.{1,90}/g) ?? [];
  const text = lines.map((line) => `  '${line}'`).join(' +\n');
  return `/** Compiled from wasm/${name}.ts by \`npm run wasm\`; a test compiles it again and compares. */\nexport const ${name}Wasm =\n${text};\n`;
}

export const pathOf = (name: string): string => join(root, 'shared/pdf', `${name}Wasm.ts`);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of wasmModules) writeFileSync(pathOf(name), await moduleSource(name));
}
