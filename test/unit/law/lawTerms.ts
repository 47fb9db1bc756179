/**
 * Terms of law that no plainer word can stand for without saying something else: what the paper is
 * called, who may do it, what the state is called. Each counts as one short word in the measure of
 * how hard a text is to read; everything around it does not.
 */
export const lawTerms: readonly string[] = [
  // What a paper or an act is called.
  'authorizations?',
  'affidavits?',
  'subpoenas?',
  'protective orders?',
  'representation',
  'disclosures?',
  'revocation',
  'accounting',
  'identifiers?',
  'audit or evaluation',
  'treatment, payment,? (?:and|or) (?:health care )?operations',
  'certified',
  '“Copies of Medical Records”',
  // Who somebody is.
  'representatives?',
  'executor',
  'administrator',
  'beneficiary',
  'intermediary',
  'custodian',
  'privacy officer',
  'licensed (?:health )?professional',
  // What is found, or what it is about.
  'reasonably likely',
  'substantial harm',
  'national security',
  'intelligence',
  'emergency',
  'abortion',
  'disability',
  'developmental disability',
  'mental[- ]health',
  'psychotherapy(?: notes)?',
  'substance use program',
  'electronic(?:ally)?',
  // Laws, benefits and places by their names.
  'HIPAA',
  'Privacy Act',
  'Medicaid',
  'social security',
  'workers’ compensation',
  'California',
  'Florida',
  'Georgia',
  'Illinois',
  'Ohio',
  'Pennsylvania',
  'Texas',
  'Washington',
];

const terms = new RegExp(`(?<![A-Za-z])(?:${lawTerms.toSorted((a, b) => b.length - a.length).join('|')})(?![A-Za-z])`, 'gi'); // prettier-ignore

/** The text with each term of law as one short word. */
export function inPlainWords(text: string): string {
  return text.replace(terms, 'term');
}
