import type { Category } from './gateRules';

/** Said only in the panel, to the clerk who has to answer; never on a thumbnail or a letter. */
export const categoryWords: Readonly<Record<Category, string>> = {
  SUD: 'Substance use program',
  SCN: 'Substance use counseling notes',
  PSY: 'Psychotherapy notes',
  MH: 'Mental health',
  HIV: 'HIV',
  STD: 'Sexually transmitted infection',
  GEN: 'Genetic',
  REP: 'Reproductive care',
  GAC: 'Gender-affirming care',
  MIN: 'Care a minor consented to',
  DV: 'Abuse or violence',
  '3P': 'Another person',
  VIP: 'Internal review or counsel',
  EDU: 'School records',
};
