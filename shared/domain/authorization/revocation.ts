import { compareDates, localDate, parseLocalDate } from '../base/localDate';
import type { AuthorizationFacts } from './facts';

/** An authorization as it is typed now, and what is known of its revocation. */
export interface RevocableAuthorization {
  readonly facts: Pick<AuthorizationFacts, 'signedOn'>;
  /** The scan the typed form stands on. */
  readonly paperId?: string | undefined;
  /** The day a written revocation reached the clinic, `YYYY-MM-DD`. */
  readonly revokedOn?: string | undefined;
  /** The scan that was chosen when the revocation came. */
  readonly revokedPaperId?: string | undefined;
}

/**
 * The day of the revocation that stands in the way today. It ends the form it was written
 * against (45 CFR 164.508(b)(5)); a new authorization is a new permission, an edit of the old
 * form is not.
 */
export function revocationInForce(
  authorization: RevocableAuthorization | undefined,
): string | undefined {
  if (authorization?.revokedOn === undefined) return undefined;
  return isGivenSince(authorization, authorization.revokedOn) ? undefined : authorization.revokedOn;
}

/** On another paper than the revoked one, signed on that very day or later. */
function isGivenSince(authorization: RevocableAuthorization, revokedOn: string): boolean {
  const signedOn = parseLocalDate(authorization.facts.signedOn);
  if (!signedOn) return false;
  const order = compareDates(signedOn, localDate(revokedOn));
  const { paperId, revokedPaperId } = authorization;
  // Where no paper had been chosen, the one chosen now may be the revoked one: only the date tells.
  if (revokedPaperId === undefined) return order > 0;
  return order >= 0 && paperId !== undefined && paperId !== revokedPaperId;
}
