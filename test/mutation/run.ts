/**
 * npx tsx test/mutation/run.ts [--part fees] [--pack us-tx] [--every 10] [--strangers 250] [--write]
 * Lists the changes of the packs that no scenario finds; `--write` puts them into docs/mutation.md.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadPacks } from '../../shared/rules/load';
import { allCases, checkMutants } from './check';
import { byPart, deciding, lineOf, markdownOf, percent, share } from './report';

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    pack: { type: 'string' },
    every: { type: 'string', default: '1' },
    /** Quicker: only so many of the cases that do not name a rule are tried on it. */
    strangers: { type: 'string', default: 'all' },
    write: { type: 'boolean', default: false },
  },
});
const began = performance.now();
const result = checkMutants(loadPacks(), allCases(), {
  part: (part) => (values.part ?? part) === part,
  packId: values.pack,
  every: Number(values.every),
  ...(values.strangers !== 'all' && { strangers: Number(values.strangers) }),
});
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const decided = `parts that decide: ${percent(share(deciding(result)))}`;
const refused = `${String(result.refused)} refused by the schema, ${String(result.stopped.length)} only throw`;
const stopped = result.stopped.map((one) => `throws: ${lineOf(one)}`);
const open = [...result.survivors.map(lineOf), ...stopped];
const lines = [...open, '', ...byPart(result), refused, decided, `${seconds} s`];
process.stdout.write(`${lines.join('\n')}\n`);
if (values.write) {
  const file = fileURLToPath(new URL('../../docs/mutation.md', import.meta.url));
  writeFileSync(file, markdownOf(result));
}
