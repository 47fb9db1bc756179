import { z } from 'zod';
import { idSchema, localDateSchema, stampSchema, type Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import { areSameMarks, seenMarkSchema, seenMarks } from '../review/seenMarks';
import { pageRefSchema, samePage, type PageMark, type PageRef } from '../review/slice';
import { assertNever } from '../base/assertNever';

/**
 * How sure it is that something on a page speaks of the patient the page is about: `labelled` stands
 * behind "Patient name:", `hinted` behind a word that may mean somebody else ("Name", "Subscriber
 * DOB"), `bare` stands in the header or footer without a word before it.
 */
export const identityWeights = ['labelled', 'hinted', 'bare'] as const;
export type IdentityWeight = (typeof identityWeights)[number];

const weight = z.enum(identityWeights);

/** Names, dates and numbers by which a page says whose it is; as found, judged by nobody yet. */
export const pageIdentitySchema = z.object({
  page: z.number().int().positive(),
  names: z.array(z.object({ text: z.string(), weight })),
  /** Each with every day it may mean: a year of two digits has two. */
  births: z.array(z.object({ text: z.string(), days: z.array(localDateSchema).min(1), weight })),
  numbers: z.array(z.object({ text: z.string(), weight })),
});
export type PageIdentity = z.infer<typeof pageIdentitySchema>;

/** Somebody looked at a page that names another person and says that it belongs to this patient. */
const saidSchema = pageRefSchema.extend({
  /** What on the page was not the patient's: what is found later was not looked at. */
  because: z.string(),
  reason: z.string().trim().min(1, 'Say why the page belongs to this patient.'),
  /** Why nobody else could look; empty where a second person does. */
  alone: z.string().trim(),
});

const confirmationSchema = saidSchema.extend({ said: stampSchema });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** Somebody looked at the page as it will leave: its marks remove the other person. */
const removalSchema = pageRefSchema.extend({
  because: z.string(),
  marks: z.array(seenMarkSchema).min(1),
});

export const identitySliceSchema = z.object({
  /** By document: what its pages say, of those that have words. */
  read: z.record(z.string(), z.array(pageIdentitySchema)),
  confirmations: z.array(confirmationSchema),
  removals: z.array(removalSchema.extend({ said: stampSchema })).default([]),
});
export type IdentitySlice = z.infer<typeof identitySliceSchema>;

export const identityOperations = {
  'identity.read': z.object({ documentId: idSchema, pages: z.array(pageIdentitySchema) }),
  'identity.confirmed': z.object({ pages: z.array(saidSchema).min(1) }),
  'identity.removed': removalSchema,
} as const;

type IdentityOperation = OperationOf<typeof identityOperations>;

/** What the pages say of whose they are, after one more operation. */
export function foldIdentity(
  before: IdentitySlice | undefined,
  operation: IdentityOperation,
  stamp: Stamp,
): IdentitySlice {
  const slice: IdentitySlice = before ?? { read: {}, confirmations: [], removals: [] };
  switch (operation.type) {
    case 'identity.read': {
      const { documentId, pages } = operation.body;
      return { ...slice, read: { ...slice.read, [documentId]: pages } };
    }
    case 'identity.confirmed': {
      const added = operation.body.pages.map((one) => ({ ...one, said: stamp }));
      return { ...slice, confirmations: [...slice.confirmations, ...added] };
    }
    case 'identity.removed':
      return { ...slice, removals: [...slice.removals, { ...operation.body, said: stamp }] };
    default:
      return assertNever(operation, 'identity operation');
  }
}

/** Who said of this page, and of what is found on it, that it belongs here. */
export function confirmationsOf(
  slice: IdentitySlice | undefined,
  ref: PageRef,
  because: string,
): readonly Confirmation[] {
  return (slice?.confirmations ?? []).filter(
    (one) => samePage(one, ref) && one.because === because,
  );
}

/** Who said last that the marks of a page remove the other person, and whether that holds still. */
export interface Removal {
  readonly by: string;
  /** The marks are the very same that were looked at. */
  readonly stands: boolean;
}

export function removalOf(
  slice: IdentitySlice | undefined,
  { ref, because }: { readonly ref: PageRef; readonly because: string },
  marks: readonly PageMark[],
): Removal | undefined {
  const said = slice?.removals.findLast((one) => samePage(one, ref) && one.because === because);
  const now = seenMarks(marks.filter((mark) => samePage(mark, ref)));
  return said && { by: said.said.by, stands: areSameMarks(said.marks, now) };
}

/** Who said that a page belongs here, and why nobody else could look; empty where somebody could. */
export interface Said {
  readonly said: { readonly by: string };
  readonly alone: string;
}

/** Two people said so, or one who said why nobody else could. */
export function isSettled(confirmations: readonly Said[]): boolean {
  const people = new Set(confirmations.map(({ said }) => said.by));
  return people.size > 1 || confirmations.some(({ alone }) => alone !== '');
}
