import { z } from 'zod';
import { localDateSchema } from '../domain/base/schemas';
import { overrideRowSchema } from './basis';
import { roles, verb } from './verb';

const read = { allowed: roles };

export const reportsVerbs = {
  /** Every decision against the rules, newest first; both days belong to it. */
  'reports.overrides': verb(
    z.object({ from: localDateSchema, to: localDateSchema }),
    z.object({ rows: z.array(overrideRowSchema) }),
    read,
  ),
  'reports.summary': verb(
    z.object({ from: localDateSchema, to: localDateSchema }),
    z.object({
      received: z.number().int(),
      released: z.number().int(),
      open: z.number().int(),
      overdue: z.number().int(),
      pagesReleased: z.number().int(),
      medianDays: z.number().optional(),
      ninetiethDays: z.number().optional(),
      byRequester: z.array(
        z.object({
          kind: z.string(),
          received: z.number().int(),
          released: z.number().int(),
          medianDays: z.number().optional(),
        }),
      ),
      byDefect: z.array(z.object({ defect: z.string(), count: z.number().int() })),
      byPerson: z.array(
        z.object({ name: z.string(), released: z.number().int(), pages: z.number().int() }),
      ),
    }),
    read,
  ),
} as const;
