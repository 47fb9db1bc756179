import { z } from 'zod';
import { assertNever } from '../base/assertNever';
import { idSchema } from '../base/schemas';
import type { OperationOf } from '../request/operation';

/** Somebody who was given a key of this clinic, also when they have left since. */
const clinicPersonSchema = z.object({ userId: idSchema, name: z.string(), role: z.string() });

export const staffShape = {
  /** The keys themselves are in the header; this is who was ever added. */
  people: z.array(clinicPersonSchema),
  /** Whose passphrase was given by somebody else and not changed since; absent: nobody's yet. */
  givenPassphrases: z.array(idSchema).optional(),
};
interface Staff {
  readonly people: z.infer<typeof staffShape.people>;
  readonly givenPassphrases?: z.infer<typeof staffShape.givenPassphrases>;
}

export const staffOperations = {
  'clinic.personAdded': clinicPersonSchema,
  'clinic.roleChanged': z.object({ userId: idSchema, role: z.string(), reason: z.string() }),
  /** A manager gave this person a passphrase, in the place of one that was forgotten. */
  'clinic.passphraseGiven': z.object({ userId: idSchema, reason: z.string() }),
  /** The person chose their own. */
  'clinic.passphraseChosen': z.object({ userId: idSchema }),
  /** Somebody opened the clinic with the recovery code and gave this person a new passphrase. */
  'clinic.recovered': z.object({ userId: idSchema }),
} as const;

export type StaffOperation = OperationOf<typeof staffOperations>;

export function isStaffOperation(operation: {
  readonly type: string;
}): operation is StaffOperation {
  return Object.hasOwn(staffOperations, operation.type);
}

export function foldStaff<S extends Staff>(state: S, { type, body }: StaffOperation): S {
  const { userId } = body;
  const others = (state.givenPassphrases ?? []).filter((other) => other !== userId);
  switch (type) {
    case 'clinic.personAdded':
      return { ...state, people: [...state.people, body] };
    case 'clinic.roleChanged':
      return { ...state, people: withRole(state.people, body) };
    case 'clinic.passphraseGiven':
      return { ...state, givenPassphrases: [...others, userId] };
    case 'clinic.passphraseChosen':
    case 'clinic.recovered':
      // Whoever holds the printed code types the passphrase at the desk itself.
      return { ...state, givenPassphrases: others };
    default:
      return assertNever(type, 'staff operation');
  }
}

function withRole(
  people: Staff['people'],
  { userId, role }: { readonly userId: string; readonly role: string },
): Staff['people'] {
  return people.map((person) => (person.userId === userId ? { ...person, role } : person));
}
