import type { BasisKind } from '../../../shared/domain/basis/slice';

/** How the desk names a legal door: on a row, and as a heading. */
export const basisWords: Readonly<
  Record<BasisKind, { readonly short: string; readonly long: string }>
> = {
  access: { short: 'Patient access', long: 'The patient’s own access request' },
  directive: { short: 'Patient’s directive', long: 'A copy the patient directs to someone else' },
  authorization: { short: 'Authorization', long: 'Release under an authorization' },
  treatment: { short: 'Treatment', long: 'Release for treatment' },
  payment: { short: 'Payment', long: 'Release for payment' },
  operations: { short: 'Health care operations', long: 'Release for health care operations' },
  'involved-person': {
    short: 'Involved in care',
    long: 'Talking to family or friends involved in the care',
  },
  subpoena: { short: 'Subpoena', long: 'Release under a subpoena' },
  'court-order': { short: 'Court order', long: 'Release under a court’s order' },
  'law-enforcement': { short: 'Law enforcement', long: 'Release to law enforcement' },
  'public-interest': { short: 'Public interest', long: 'Release that the law requires or allows' },
  'workers-compensation': {
    short: 'Workers’ compensation',
    long: 'Release for workers’ compensation',
  },
  research: { short: 'Research', long: 'Release for research' },
  'own-error': { short: 'Own error', long: 'Records that went to the wrong place' },
};
