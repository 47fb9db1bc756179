import type { IntakeForm } from './slice';

type Facts = IntakeForm | undefined;

/** The same person or firm asks. */
export function asksTheSame(one: Facts, other: Facts): boolean {
  return (
    one?.requesterKind === other?.requesterKind &&
    one?.requesterName === other?.requesterName &&
    one?.requesterOrganization === other?.requesterOrganization
  );
}

/** The same person or firm asks, and the same one receives. */
export function sameHandsIn(one: Facts, other: Facts): boolean {
  return (
    asksTheSame(one, other) &&
    one?.deliverTo === other?.deliverTo &&
    (one?.deliverTo !== 'other' || one.recipientName === other?.recipientName)
  );
}

export function samePersonIn(one: Facts, other: Facts): boolean {
  return (
    one?.patientFamilyName === other?.patientFamilyName &&
    one?.patientGivenName === other?.patientGivenName &&
    one?.patientDateOfBirth === other?.patientDateOfBirth
  );
}
