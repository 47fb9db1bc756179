import type { IntakeForm } from '../../../shared/domain/intake/slice';

/** Who asks, in the words of the counter. */
export const requesterWords: Readonly<Record<IntakeForm['requesterKind'], string>> = {
  patient: 'The patient',
  representative: 'Someone who acts for the patient',
  family: 'Family member or friend',
  attorney: 'Attorney',
  provider: 'Provider who treats the patient',
  'health-plan': 'Health plan',
  insurer: 'Life, disability or liability insurer',
  'workers-compensation': 'Workers’ compensation carrier or board',
  employer: 'Employer',
  'benefits-agency': 'Social Security, its state agency, or Veterans Affairs',
  court: 'Court or party to a case',
  'law-enforcement': 'Police or other law enforcement',
  agency: 'Public agency',
  researcher: 'Researcher',
  marketer: 'Marketer, data buyer or the press',
  other: 'Someone else',
};
