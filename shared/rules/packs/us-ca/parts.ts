import pack from './pack.json';
import clocks from './clocks.json';
import requirements from './requirements.json';
import holidays from './holidays.json';
import gates from './gates.json';
import people from './people.json';
import denials from './denials.json';
import fees from './fees.json';
import authorization from './authorization.json';
import forms from './forms.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const california: readonly object[] = [
  pack,
  clocks,
  requirements,
  holidays,
  gates,
  people,
  denials,
  fees,
  authorization,
  forms,
];
