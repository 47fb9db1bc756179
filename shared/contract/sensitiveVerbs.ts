import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { patientReach } from './patientReach';
import { requestViewSchema } from './request';
import { sensitiveInputs } from './sensitive';
import { verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };

export const sensitiveVerbs = {
  'sensitive.tag': verb(target.extend(sensitiveInputs.tag.shape), requestViewSchema, change),
  'sensitive.answer': verb(target.extend(sensitiveInputs.answer.shape), requestViewSchema, change),
  'sensitive.clear': verb(target.extend(sensitiveInputs.clear.shape), requestViewSchema, change),
  'sensitive.answerFact': verb(
    target.extend(sensitiveInputs.answerFact.shape),
    requestViewSchema,
    change,
  ),
  /** Files the letter that asks for the form these pages need; it names no category. */
  'sensitive.askForForm': verb(target.extend(patientReach), requestViewSchema, change),
  /** No clerk's choice: the law leaves it to the judgement of a professional (45 CFR 164.502(g)). */
  'sensitive.decide': verb(target.extend(sensitiveInputs.decide.shape), requestViewSchema, {
    allowed: ['licensed-professional'],
    writes: true,
  }),
  'sensitive.logEmergency': verb(
    target.extend(sensitiveInputs.logEmergency.shape),
    requestViewSchema,
    change,
  ),
  /** Lets a whole chart be refused to somebody with a right of access, by a named exception. */
  'sensitive.refuseWhole': verb(
    target.extend(sensitiveInputs.refuseWhole.shape),
    requestViewSchema,
    { allowed: ['licensed-professional', 'privacy-officer', 'administrator'], writes: true },
  ),
  /**
   * Proposes a tag on each page that mentions the day of these tags' encounters, or a name. Pages
   * without text cannot be searched: `pagesWithoutText` says how many somebody has to look at.
   */
  'sensitive.proposeShadows': verb(
    target.extend(sensitiveInputs.proposeShadows.shape),
    z.object({
      found: z.number().int().nonnegative(),
      pagesWithoutText: z.number().int().nonnegative(),
      view: requestViewSchema,
    }),
    change,
  ),
} as const;
