import pack from './pack.json';
import clocks from './clocks.json';
import requirements from './requirements.json';
import gates from './gates.json';
import people from './people.json';
import denials from './denials.json';
import fees from './fees.json';
import authorization from './authorization.json';
import forms from './forms.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const texas: readonly object[] = [
  pack,
  clocks,
  requirements,
  gates,
  people,
  denials,
  fees,
  authorization,
  forms,
];
