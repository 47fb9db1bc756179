import pack from './pack.json';
import clocks from './clocks.json';
import denials from './denials.json';
import requirements from './requirements.json';
import gates from './gates.json';
import people from './people.json';
import fees from './fees.json';
import authorization from './authorization.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const newYork: readonly object[] = [
  pack,
  clocks,
  denials,
  requirements,
  gates,
  people,
  fees,
  authorization,
];
