import type { IntakeForm } from '../domain/intake/slice';
import { stampDate } from './calendar';

/** `SMITH J  DOB 01/02/1960`, as stamped on a record page (domain.md 8). */
export function patientLine(form: IntakeForm): string {
  const family = form.patientFamilyName.toUpperCase();
  const initial = form.patientGivenName.slice(0, 1).toUpperCase();
  return `${family} ${initial}  DOB ${stampDate(form.patientDateOfBirth)}`;
}
