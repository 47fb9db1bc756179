/** A peer of the bench, as a program of its own. Arguments: in, out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { stampWithPdfLib } from './documents';

const [input = '', output = ''] = process.argv.slice(2);
writeFileSync(output, await stampWithPdfLib(readFileSync(input)));
