/**
 * npx tsx test/mutation/run.ts [--part fees] [--pack us-tx] [--write]
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
    write: { type: 'boolean', default: false },
  },
});
const began = performance.now();
const library = loadPacks();
const result = checkMutants(library, allCases(), ({ part, packAt }) => {
  const pack = library[packAt]?.id;
  return (values.part ?? part) === part && (values.pack ?? pack) === pack;
});
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const decided = `parts that decide: ${percent(share(deciding(result)))}`;
const lines = [...result.survivors.map(lineOf), '', ...byPart(result), decided, `${seconds} s`];
process.stdout.write(`${lines.join('\n')}\n`);
if (values.write) {
  const file = fileURLToPath(new URL('../../docs/mutation.md', import.meta.url));
  writeFileSync(file, markdownOf(result));
}
