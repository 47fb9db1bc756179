import type { AccessWish, IntakeForm, RequesterKind } from './slice';

/** The patient, and who acts for the patient: to look at the record is theirs to ask for. */
const accessKinds: ReadonlySet<RequesterKind> = new Set(['patient', 'representative', 'family']);

export function mayAskToLook(kind: RequesterKind): boolean {
  return accessKinds.has(kind);
}

/** What was asked for, as far as it may be asked for (45 CFR 164.524(a)(1)). */
export function wishOf(form: Pick<IntakeForm, 'requesterKind' | 'service'>): AccessWish {
  return mayAskToLook(form.requesterKind) ? form.service : 'copy';
}
