import { fieldWords } from './words';

/** The parts of a pack as whoever reads it knows them; a part that is not here goes by its name. */
const parts: Readonly<Record<string, string>> = {
  rows: 'Who asks, and on what basis',
  questions: 'Questions about the basis',
  requirements: 'What has to be shown',
  clocks: 'Due dates',
  targets: 'Dates the clinic aims for',
  timers: 'Other dates',
  checks: 'Checks of an authorization',
  knownForms: 'Forms the desk knows',
  signerCapacities: 'Who may sign a form',
  contradictions: 'Facts that contradict each other',
  formRequirements: 'What the state asks of a form',
  formQuestions: 'Questions about a form',
  formExtras: 'What the state adds to our forms',
  part2Requirements: 'What a Part 2 consent has to say',
  gates: 'Protected pages',
  gateQuestions: 'Questions about protected pages',
  signs: 'Words and codes of protected pages',
  noticeTexts: 'Notices that go along',
  minorServices: 'Care a minor may agree to',
  peopleRules: 'Who may act for a patient',
  peopleQuestions: 'Questions about people',
  capacities: 'In what capacity somebody acts',
  capacityExtras: 'More about who acts',
  proofDocuments: 'Papers that prove authority',
  kinOrders: 'Order of the next of kin',
  retentions: 'How long records are kept',
  fees: 'Fees',
  feeQuestions: 'Questions about the fee',
  patientMethods: 'Ways to work out a patient’s fee',
  freeCopies: 'Copies without a fee',
  denials: 'Grounds of a denial',
  stateDenials: 'Denials by state law',
  neverGrounds: 'What is never a ground to deny',
  blockingExceptions: 'Exceptions to the ban on information blocking',
  forms: 'Forms of the clinic',
  letters: 'Letters',
  holidays: 'Holidays',
};

/** Values whose names in the file say too little to whoever changes them. */
const places: Readonly<Record<string, string>> = {
  'time.kind': 'How the time is told',
  'time.count': 'How many days',
  'time.unit': 'Which days count',
  'time.words': 'The time in words',
  'extension.count': 'More time: how many days',
  'extension.unit': 'More time: which days count',
  'extension.from': 'More time: counted from',
  'extension.noticeWithin': 'More time: told within',
  'base.label': 'First amount: what it is for',
  'base.mills': 'First amount',
  'base.includedPages': 'First amount: pages in it',
  'copy.kind': 'How pages are charged',
  'copy.tiers': 'Pages, from and to',
  'sentences.met': 'Sentence when it is met',
  'sentences.notMet': 'Sentence when it is not met',
  'sentences.unknown': 'Sentence while nobody has answered',
  'sentences.notApplicable': 'Sentence when it does not apply',
  bases: 'For which bases',
  facilityTypes: 'For which clinics',
  minAge: 'From what age',
  mayAskPrepayment: 'May payment be asked first?',
};

/** `clocks` becomes “Due dates”. */
export function partWords(part: string): string {
  return parts[part] ?? fieldWords(part);
}

/** What a value below its rule is called: `time`, `count` becomes “How many days”. */
export function placeWords(keys: readonly string[]): string {
  const known = places[keys.join('.')];
  if (known !== undefined) return known;
  const [first = '', ...below] = keys.map(fieldWords);
  if (below.length === 0) return first;
  return `${first}: ${below.map((word) => word.toLowerCase()).join(', ')}`;
}

/** Where in a pack: “Due dates, TX-PHYSICIAN”. */
export function ruleWords(part: string, rule: string): string {
  return rule === '' ? partWords(part) : `${partWords(part)}, ${rule}`;
}

/** A whole path, its positions told by what stands there. */
export function pathWords(path: readonly PropertyKey[], nameAt: (at: number) => string): string {
  const words: string[] = [];
  let keys: string[] = [];
  const close = () => {
    if (keys.length > 0)
      words.push(words.length === 0 ? partWords(keys.join('.')) : placeWords(keys));
    keys = [];
  };
  for (const [at, step] of path.entries()) {
    if (typeof step !== 'number') {
      keys.push(String(step));
      if (at === 0) close();
      continue;
    }
    close();
    words.push(nameAt(at));
  }
  close();
  return words.join(', ');
}
