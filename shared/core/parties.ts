import type { IntakeForm } from '../domain/intake/slice';
import { stampDate } from './calendar';

/** `Given Family`, as said aloud and written on a letter. */
export function patientName(form: IntakeForm): string {
  return `${form.patientGivenName} ${form.patientFamilyName}`.trim();
}

/** `SMITH J  DOB 01/02/1960`, as stamped on a record page (domain.md 8). */
export function patientLine(form: IntakeForm): string {
  const family = form.patientFamilyName.toUpperCase();
  const initial = form.patientGivenName.slice(0, 1).toUpperCase();
  return `${family} ${initial}  DOB ${stampDate(form.patientDateOfBirth)}`;
}

export function requesterName(form: IntakeForm): string {
  if (form.requesterKind === 'patient') return patientName(form);
  return form.requesterName.trim() || form.requesterOrganization.trim();
}

export interface Recipient {
  readonly name: string;
  readonly organization: string;
  readonly address: string;
}

/** Whom the packet is for. */
export function recipientOf(form: IntakeForm): Recipient {
  if (form.deliverTo === 'other') {
    return { name: form.recipientName.trim(), organization: '', address: form.recipientAddress };
  }
  const organization = form.requesterOrganization.trim();
  const name = requesterName(form);
  return {
    name,
    organization: organization === name ? '' : organization,
    address: form.requesterAddress,
  };
}

/** The patient's own copy: their papers need not be copied back to them (domain.md 8, part 4). */
export function goesToPatient(form: IntakeForm): boolean {
  return form.requesterKind === 'patient' && form.deliverTo === 'requester';
}
