import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { passphraseSchema, personSchema } from './session';
import { managingRoles, roles, verb } from './verb';

const people = z.object({ people: z.array(personSchema) });
const manage = { allowed: managingRoles, writes: true };
const reason = z.string().trim().min(1, 'Say why: it stands in the record of the clinic.');

/** Who works at the desk. Only an administrator makes, changes or lets in an administrator. */
export const staffVerbs = {
  'people.add': verb(
    z.object({
      name: z.string().trim().min(1, 'Type the person’s name.'),
      role: z.enum(roles),
      passphrase: passphraseSchema,
    }),
    people,
    manage,
  ),
  /** Another role for somebody else; never for oneself, and never for the last administrator. */
  'people.changeRole': verb(
    z.object({ userId: idSchema, role: z.enum(roles), reason }),
    people,
    manage,
  ),
  /** For somebody who forgot theirs: they have to choose their own before they can do anything. */
  'people.givePassphrase': verb(
    z.object({ userId: idSchema, passphrase: passphraseSchema, reason }),
    people,
    manage,
  ),
  /** One's own, with the one that holds now. */
  'people.choosePassphrase': verb(
    z.object({ current: z.string(), next: passphraseSchema }),
    z.object({}),
    { allowed: roles, writes: true, withGivenPassphrase: true },
  ),
} as const;
