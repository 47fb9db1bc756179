import { z } from 'zod';
import { authorizationFactsSchema } from '../domain/authorization/facts';
import { evidenceSchema } from '../domain/authorization/slice';
import { idSchema } from '../domain/base/schemas';
import { requestViewSchema } from './request';
import { patientReach } from './patientReach';
import { verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };

/** The form is typed once, answers its own checks, and is accepted or returned. */
export const authorizationVerbs = {
  'authorization.type': verb(
    target.extend({ facts: authorizationFactsSchema, paperId: idSchema.optional() }),
    requestViewSchema,
    change,
  ),
  'authorization.drawEvidence': verb(
    target.extend({ evidence: evidenceSchema.omit({ id: true }) }),
    requestViewSchema,
    change,
  ),
  'authorization.eraseEvidence': verb(
    target.extend({ evidenceId: idSchema }),
    requestViewSchema,
    change,
  ),
  /** A person goes on in spite of a warning, and says why; changed facts take it back. */
  'authorization.answer': verb(
    target.extend({
      checkId: z.string(),
      reason: z.string().trim().min(1, 'Say why you go on in spite of the warning.'),
    }),
    requestViewSchema,
    change,
  ),
  /** Refused with the defects where a check is not met. */
  'authorization.accept': verb(target, requestViewSchema, change),
  /** Back to the sender with a letter that names each defect; the letter is a paper of the request. */
  'authorization.return': verb(target, requestViewSchema, change),
  /** The form is good for the rest: asks the patient for another form for the pages it does not carry. */
  'authorization.returnPart': verb(
    target.extend({
      forms: z
        .array(z.string().trim().min(1))
        .min(1, 'Say which forms you enclose, by neutral titles.'),
      ...patientReach,
    }),
    requestViewSchema,
    change,
  ),
  /** Prints the letter of the return: the desk's own words, nothing of the records. */
  'authorization.printLetter': verb(target, z.object({ outcome: z.enum(['sent', 'cancelled']) }), {
    allowed: workingRoles,
  }),
} as const;
