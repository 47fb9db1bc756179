import pack from './pack.json';
import clocks from './clocks.json';
import requirements from './requirements.json';
import gates from './gates.json';
import people from './people.json';
import fees from './fees.json';
import authorization from './authorization.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const florida: readonly object[] = [
  pack,
  clocks,
  requirements,
  gates,
  people,
  fees,
  authorization,
];
