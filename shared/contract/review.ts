import { z } from 'zod';
import { idSchema, rectSchema } from '../domain/base/schemas';
import { searchSchema } from '../domain/review/searches';
import { leaveOutReasons, markReasons, markSchema, pageRefSchema } from '../domain/review/slice';
import { requestViewSchema } from './request';
import { pageImageSchema } from './pageImage';
import { roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };
const read = { allowed: roles };

/** Looking at every page, and what must not leave marked or left out. */
export const reviewVerbs = {
  'review.look': verb(
    target.extend({ pages: z.array(pageRefSchema).min(1), looked: z.boolean() }),
    requestViewSchema,
    change,
  ),
  'review.leaveOut': verb(
    target.extend({
      pages: z.array(pageRefSchema).min(1),
      leftOut: z.boolean(),
      reason: z.enum(leaveOutReasons),
    }),
    requestViewSchema,
    change,
  ),
  /** A mark keeps the id the page gave it, so that undo and redo name the same mark. */
  'review.addMarks': verb(
    target.extend({ marks: z.array(markSchema).min(1) }),
    requestViewSchema,
    change,
  ),
  'review.changeMark': verb(target.extend({ mark: markSchema }), requestViewSchema, change),
  'review.removeMarks': verb(
    target.extend({ markIds: z.array(idSchema).min(1) }),
    requestViewSchema,
    change,
  ),
  /** Proposes a mark on every place of what is looked for; never applied unseen. */
  'review.findAndMark': verb(
    target.extend({ search: searchSchema, reason: z.enum(markReasons) }),
    z.object({
      found: z.number().int(),
      pagesWithoutText: z.number().int(),
      scannedPages: z.number().int(),
      view: requestViewSchema,
    }),
    change,
  ),
  'review.setTerms': verb(
    target.extend({ terms: z.array(z.string().trim().min(2)) }),
    requestViewSchema,
    change,
  ),
  /** A page that names somebody else belongs to this patient all the same: two people say so. */
  'review.confirmPatient': verb(
    target.extend({
      pages: z.array(pageRefSchema).min(1),
      reason: z.string().trim().min(1, 'Say why the page belongs to this patient.'),
      /** Why nobody else could look; left out where a second person does. */
      alone: z.string().trim().default(''),
    }),
    requestViewSchema,
    change,
  ),
  /** The marks of a page remove the other person it names: said by somebody who looked at it as it leaves. */
  'review.otherRemoved': verb(target.extend(pageRefSchema.shape), requestViewSchema, change),
  /** How far the covers of a page's marks run on over the text behind them; of those that do. */
  'review.covers': verb(
    target.extend(pageRefSchema.shape),
    z.array(z.object({ markId: idSchema, boxes: z.array(rectSchema) })),
    read,
  ),
  /** The page exactly as it will leave. */
  'review.preview': verb(
    target.extend(pageRefSchema.shape).extend({ maxWidth: z.number().int().min(40).max(3000) }),
    pageImageSchema,
    read,
  ),
} as const;
