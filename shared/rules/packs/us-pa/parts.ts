import pack from './pack.json';
import clocks from './clocks.json';
import requirements from './requirements.json';
import gates from './gates.json';
import people from './people.json';
import fees from './fees.json';
import authorization from './authorization.json';
import forms from './forms.json';
import letters from './letters.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const pennsylvania: readonly object[] = [
  pack,
  clocks,
  requirements,
  gates,
  people,
  fees,
  authorization,
  forms,
  letters,
];
