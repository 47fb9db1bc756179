import { z } from 'zod';
import { compareDates, localDate, parseLocalDate } from '../base/localDate';
import { idSchema, localDateSchema, stampSchema } from '../base/schemas';
import type { AuthorizationFacts } from './facts';

/**
 * What a paper of revocation takes back: one form among the papers, the permission of which there
 * is no scan here, or every form of this patient to this recipient.
 */
export const takenBackSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('form'), paperId: idSchema }),
  z.object({ what: z.literal('unscanned') }),
  z.object({ what: z.literal('every-form') }),
]);
export type TakenBack = z.infer<typeof takenBackSchema>;

export const revocationSchema = z.object({
  id: idSchema,
  /** The day it reached the clinic, from which it holds (45 CFR 164.508(b)(5)). */
  receivedOn: localDateSchema,
  takenBack: takenBackSchema,
  /** The scan of the paper that came, where somebody chose it. */
  writtenOn: idSchema.optional(),
  /** Forms that stood beside the one it names when it came: it does not speak of these. */
  spared: z.array(idSchema),
  /** A manager said that it was recorded in error. */
  corrected: stampSchema.extend({ reason: z.string() }).optional(),
});
export type Revocation = z.infer<typeof revocationSchema>;

/** An authorization as it is typed now, and what is known of its revocations. */
export interface RevocableAuthorization {
  readonly facts: Pick<AuthorizationFacts, 'signedOn'>;
  /** The scan the typed form stands on. */
  readonly paperId?: string | undefined;
  readonly revocations: readonly Revocation[];
}

/** Those that nobody took back as an error. */
export function standingRevocations(
  of: Pick<RevocableAuthorization, 'revocations'> | undefined,
): readonly Revocation[] {
  return (of?.revocations ?? []).filter(({ corrected }) => corrected === undefined);
}

/**
 * The day of the latest revocation that stands in the way today. It ends the form it was written
 * against (45 CFR 164.508(b)(5)); a new authorization is a new permission, an edit of the old
 * form is not.
 */
export function revocationInForce(
  authorization: RevocableAuthorization | undefined,
): string | undefined {
  if (!authorization) return undefined;
  return latestDay(standingRevocations(authorization).filter((one) => holds(one, authorization)));
}

/** The scan of the form it names. */
export function revokedPaper({ takenBack }: Revocation): string | undefined {
  return takenBack.what === 'form' ? takenBack.paperId : undefined;
}

/** The day the latest of them came. */
export function latestDay(revocations: readonly Revocation[]): string | undefined {
  return revocations.map(({ receivedOn }) => receivedOn).toSorted().at(-1); // prettier-ignore
}

function holds(revocation: Revocation, authorization: RevocableAuthorization): boolean {
  const { paperId } = authorization;
  if (paperId !== undefined && revocation.spared.includes(paperId)) return false;
  return !isGivenSince(revocation, authorization);
}

/**
 * On another paper than the one it names, signed on that very day or later. Where it names none,
 * the paper in use may be the one it means: only a later day tells, so the same day holds.
 */
function isGivenSince(
  { receivedOn, takenBack }: Revocation,
  { facts, paperId }: RevocableAuthorization,
): boolean {
  const signedOn = parseLocalDate(facts.signedOn);
  if (!signedOn) return false;
  const order = compareDates(signedOn, localDate(receivedOn));
  if (takenBack.what !== 'form') return order > 0;
  return order >= 0 && paperId !== undefined && paperId !== takenBack.paperId;
}

/**
 * A revocation of before its record named a form: it is against the paper chosen then, and spares
 * none. The id follows from the day, so that a stored row and its log give the same.
 */
export function unnamedRevocation(receivedOn: string, paperId: string | undefined): Revocation {
  const takenBack =
    paperId === undefined ? ({ what: 'unscanned' } as const) : ({ what: 'form', paperId } as const);
  return { id: `received-${receivedOn}`, receivedOn, takenBack, spared: [] };
}

/** A row of before revocations were kept one by one held the day and the paper of the latest. */
export function withRevocations(stored: unknown): unknown {
  const parsed = olderSliceSchema.safeParse(stored);
  if (!parsed.success) return stored;
  const { revokedOn, revokedPaperId } = parsed.data;
  return { ...parsed.data, revocations: [unnamedRevocation(revokedOn, revokedPaperId)] };
}

const olderSliceSchema = z.looseObject({
  revokedOn: localDateSchema,
  revokedPaperId: idSchema.optional(),
  revocations: z.undefined().optional(),
});
