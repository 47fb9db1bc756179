/** The long job: `npm run fuzz [-- COUNT [FROM]]`, 10,000 damaged files unless said. */
import { countOf, forbidden, fuzz } from './fuzz';

const [count = 10_000, from = 0] = process.argv.slice(2).map(Number);
const outcomes = await fuzz(from, from + count);
console.log(countOf(outcomes));
const wrong = forbidden(outcomes);
for (const [seed, outcome] of wrong) console.log(`seed ${seed}: ${outcome}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
