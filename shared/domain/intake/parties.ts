import type { IntakeForm } from './slice';

/** `Given Family`, as said aloud and written on a letter. */
export function patientName(form: IntakeForm): string {
  return `${form.patientGivenName} ${form.patientFamilyName}`.trim();
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

/** Under the same name, however it is written: as the person or as the firm. */
export function isAlikeRecipient(one: Recipient, other: Recipient): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}

function namesOf({ name, organization }: Recipient): string[] {
  const plain = [name, organization].map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')); // prettier-ignore
  return plain.filter((part) => part !== '');
}

/** The patient's own copy: their papers need not be copied back to them (domain.md 8, part 4). */
export function goesToPatient(form: IntakeForm): boolean {
  return form.requesterKind === 'patient' && form.deliverTo === 'requester';
}
