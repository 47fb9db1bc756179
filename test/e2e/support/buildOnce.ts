import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What the tests open must be built from what stands in the tree. */
export default function buildOnce(): void {
  const builder = resolve(import.meta.dirname, '../../../electron/build.mjs');
  const check = `const b = await import(${JSON.stringify(builder)}); if (!b.isBuilt()) b.build();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', check], { stdio: 'inherit' });
}
