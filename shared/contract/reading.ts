import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { pageRefSchema } from '../domain/review/slice';
import { roles, verb, workingRoles } from './verb';

const statusSchema = z.object({
  /** Scanned pages read since there was last nothing left to read. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  paused: z.boolean(),
});

/** The reading of scanned pages in the background; it changes nothing anybody has to wait for. */
export const readingVerbs = {
  'reading.status': verb(z.object({}), statusSchema, { allowed: roles }),
  'reading.pause': verb(z.object({ paused: z.boolean() }), statusSchema, { allowed: workingRoles }),
  /** Somebody looks at this page: it is read before all others. */
  'reading.first': verb(z.object({ requestId: idSchema, ref: pageRefSchema }), statusSchema, {
    allowed: roles,
  }),
} as const;
