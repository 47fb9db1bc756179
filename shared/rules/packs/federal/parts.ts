import pack from './pack.json';
import clocks from './clocks.json';
import holidays from './holidays.json';
import authorization from './authorization.json';
import part2Consent from './part2-consent.json';
import basis from './basis.json';
import questions from './questions.json';
import requirements from './requirements.json';
import letters from './letters.json';
import gates from './gates.json';
import signs from './signs.json';
import people from './people.json';
import denials from './denials.json';
import accounting from './accounting.json';
import fees from './fees.json';
import forms from './forms.json';

/** Each file is a part of the pack; none repeats a key of another. */
export const federal: readonly object[] = [
  pack,
  clocks,
  holidays,
  authorization,
  part2Consent,
  basis,
  questions,
  requirements,
  letters,
  gates,
  signs,
  people,
  denials,
  accounting,
  fees,
  forms,
];
