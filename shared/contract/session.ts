import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { clinicProfileSchema } from '../domain/clinic/slice';
import { managingRoles, roles, verb } from './verb';

export const personSchema = z.object({ id: idSchema, name: z.string(), role: z.enum(roles) });
export type Person = z.infer<typeof personSchema>;

/** Somebody on the lock screen. */
export const waitingPersonSchema = personSchema.extend({
  /** Until the next passphrase is taken, after several wrong ones. */
  waitSeconds: z.number().int().nonnegative(),
});

export const passphraseSchema = z
  .string()
  .min(8, 'Use at least 8 characters; a short sentence is best.')
  .max(512);

export const sessionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('empty') }),
  z.object({
    state: z.literal('locked'),
    people: z.array(waitingPersonSchema),
    /** The same for the recovery code. */
    recoveryWaitSeconds: z.number().int().nonnegative(),
  }),
  z.object({
    state: z.literal('open'),
    people: z.array(personSchema),
    user: personSchema,
    /** Somebody else gave the user this passphrase: nothing can be done before they chose their own. */
    mustChoosePassphrase: z.boolean(),
    clinic: clinicProfileSchema,
    /** The clock of this PC and the newest entry do not agree; absent while they do. */
    clockWarning: z.string().optional(),
  }),
]);
export type Session = z.infer<typeof sessionSchema>;

export const sessionVerbs = {
  'session.status': verb(z.object({}), sessionSchema, { allowed: 'locked' }),
  /** First run. Answers the recovery code, which is shown once and stored nowhere. */
  'session.createClinic': verb(
    z.object({
      profile: clinicProfileSchema,
      userName: z.string().trim().min(1, 'Type your name.'),
      passphrase: passphraseSchema,
    }),
    z.object({ recoveryCode: z.string() }),
    { allowed: 'locked', writes: true },
  ),
  'session.unlock': verb(z.object({ userId: idSchema, passphrase: z.string() }), sessionSchema, {
    allowed: 'locked',
    writes: true,
  }),
  /** Opens with the recovery code and gives the named person a new passphrase. */
  'session.recover': verb(
    z.object({ recoveryCode: z.string(), userId: idSchema, newPassphrase: passphraseSchema }),
    sessionSchema,
    { allowed: 'locked', writes: true },
  ),
  'clinic.change': verb(
    z.object({ profile: clinicProfileSchema }),
    z.object({ profile: clinicProfileSchema }),
    {
      allowed: managingRoles,
      writes: true,
    },
  ),
  /** What a change of the clinic touches; nothing is stored. */
  'clinic.weighChange': verb(
    z.object({}),
    z.object({
      /** Logged, and neither released nor cancelled. */
      openRequests: z.number().int(),
      /** Built, and fit to go out as they are. */
      packets: z.number().int(),
    }),
    { allowed: managingRoles },
  ),
  'clinic.addressBook': verb(
    z.object({}),
    z.object({
      entries: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          organization: z.string(),
          kind: z.string(),
          address: z.string(),
          phone: z.string(),
        }),
      ),
    }),
    { allowed: roles },
  ),
} as const;
