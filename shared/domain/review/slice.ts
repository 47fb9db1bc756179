import { z } from 'zod';
import { idSchema, rectSchema, stampSchema } from '../base/schemas';

export const markReasons = [
  'other-person',
  /** A number or an address by which somebody can be known or reached. */
  'identifier',
  'out-of-scope',
  'sensitive',
  'psychotherapy-notes',
  'not-a-record',
  'other',
] as const;

/** A page stays behind for any of them, or because the packet has it once already. */
export const leaveOutReasons = [...markReasons, 'duplicate'] as const;

export type LeaveOutReason = (typeof leaveOutReasons)[number];

/** A page of a document; pages count from 1. */
export const pageRefSchema = z.object({ documentId: idSchema, page: z.number().int().positive() });
export type PageRef = z.infer<typeof pageRefSchema>;

export const markSchema = pageRefSchema.extend({
  id: idSchema,
  /** Points, unrotated user space, origin lower left. */
  rect: rectSchema,
  /** What is covered: the rectangle, or all of the page but this and others like it. */
  covers: z.enum(['inside', 'outside']).default('inside'),
  /** The text behind it on its line stays, and tells how wide the covered place is. */
  onlyThis: z.boolean().default(false),
  reason: z.enum(markReasons),
  /** Why else, where more than one reason holds. */
  alsoBecause: z.array(z.enum(markReasons)).default([]),
  /** `repeated`: the place of another mark, on a page laid out like that one's. */
  source: z.enum(['drawn', 'found', 'repeated']),
  /** One nobody drew is only proposed until a person has looked at it. */
  status: z.enum(['proposed', 'accepted', 'rejected']),
});
export type PageMark = z.infer<typeof markSchema>;

/** A mark over one place, for one reason. */
export const plainMark = {
  covers: 'inside',
  onlyThis: false,
  alsoBecause: [],
} satisfies Partial<PageMark>;

export const reviewSliceSchema = z.object({
  /** Keyed by `documentId#page`. */
  looked: z.record(z.string(), stampSchema),
  leftOut: z.record(
    z.string(),
    stampSchema.extend({
      reason: z.enum(leaveOutReasons),
      /** Of a `duplicate`: the document with the page it was a copy of was taken away since. */
      copyGone: z.literal(true).optional(),
    }),
  ),
  marks: z.array(markSchema),
  /** Text that must not survive anywhere in the packet. */
  terms: z.array(z.string()),
});
export type ReviewSlice = z.infer<typeof reviewSliceSchema>;

export const reviewOperations = {
  'review.looked': z.object({ pages: z.array(pageRefSchema), looked: z.boolean() }),
  'review.leftOut': z.object({
    pages: z.array(pageRefSchema),
    leftOut: z.boolean(),
    reason: z.enum(leaveOutReasons),
  }),
  'review.marksAdded': z.object({ marks: z.array(markSchema) }),
  'review.markChanged': z.object({ mark: markSchema }),
  'review.marksRemoved': z.object({ markIds: z.array(idSchema) }),
  'review.termsSet': z.object({ terms: z.array(z.string()) }),
} as const;

export function samePage(one: PageRef, other: PageRef): boolean {
  return one.documentId === other.documentId && one.page === other.page;
}

export function pageKey(ref: PageRef): string {
  return `${ref.documentId}#${ref.page}`;
}
