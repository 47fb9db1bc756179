import { z } from 'zod';
import { idSchema, instantSchema, stampSchema } from '../base/schemas';
import { categories, minorServiceKinds } from '../law/gateRules';
import { aboutSchema } from '../request/about';
import { seenMarkSchema } from '../review/seenMarks';
import type { PageRef } from '../review/slice';

export const tagSources = [
  'department',
  'provider',
  'document-kind',
  'code',
  'word',
  /** Mentions an encounter that is tagged: a bill, a laboratory line, an appointment. */
  'shadow',
  'clerk',
] as const;

/** A category on a page, or on a whole document where no page is named. */
export const newTagSchema = z.object({
  id: idSchema,
  documentId: idSchema,
  page: z.number().int().positive().optional(),
  category: z.enum(categories),
  /** Which service, where a minor consented to it alone. */
  service: z.enum(minorServiceKinds).optional(),
  source: z.enum(tagSources),
  /** What was seen on the page; empty where a clerk tagged it. */
  because: z.string().default(''),
  /** Comes from a program under 42 CFR Part 2; absent until somebody has said. */
  isPart2: z.boolean().optional(),
  /** The patient consented to this care alone, as a minor; absent until somebody has said. */
  consentedAlone: z.boolean().optional(),
  /** A clerk's own tag needs no second answer. */
  status: z.enum(['suggested', 'confirmed']),
});
export type NewTag = z.infer<typeof newTagSchema>;

const coveredPageSchema = z.object({
  page: z.number().int().positive(),
  marks: z.array(seenMarkSchema),
});

export const tagSchema = newTagSchema.extend({
  status: z.enum(['suggested', 'confirmed', 'cleared']),
  /** As it was said before the marks were kept with it; counts for nothing. */
  covered: z.boolean().default(false),
  /** Pages whose marks cover what is protected, with those marks as somebody saw them. */
  coveredPages: z.array(coveredPageSchema).default([]),
  tagged: stampSchema,
  answered: stampSchema.optional(),
  /** Who first said that it is so; further answers on the page do not make it somebody else’s. */
  confirmed: stampSchema.optional(),
  /** Why it does not hold after somebody had said that it does. */
  clearedBecause: z.string().optional(),
  /** A licensed professional's recorded decision on the page. */
  decision: stampSchema
    .extend({ allowed: z.boolean(), reason: z.string(), about: aboutSchema.optional() })
    .optional(),
});
export type Tag = z.infer<typeof tagSchema>;

/** A disclosure in a medical emergency, as 42 CFR 2.51(c) wants it documented. */
export const emergencySchema = z.object({
  recipient: z.string().trim().min(1, 'Type who received it.'),
  affiliation: z.string().trim().min(1, 'Type which facility the person belongs to.'),
  discloser: z.string().trim().min(1, 'Type who disclosed it.'),
  at: instantSchema,
  nature: z.string().trim().min(1, 'Type what the emergency was.'),
});
export type Emergency = z.infer<typeof emergencySchema>;

export const gateAnswerSchema = z.union([z.string().trim().min(1), z.boolean()]);

export const sensitiveSliceSchema = z.object({
  tags: z.array(tagSchema),
  /** Documents whose words were gone through, with the pages that had none. */
  scanned: z.record(z.string(), z.object({ unread: z.array(z.number().int().positive()) })),
  /** Answers to the questions of the gates, by fact. */
  answers: z.record(z.string(), gateAnswerSchema),
  /** What each answer was said about. */
  answersAbout: z.record(z.string(), aboutSchema).default({}),
  emergencies: z.array(
    emergencySchema.extend({ logged: stampSchema, about: aboutSchema.optional() }),
  ),
  /** Why a whole chart is refused to somebody with a right of access. */
  wholeRefused: stampSchema.extend({ citation: z.string(), reason: z.string() }).optional(),
});
export type SensitiveSlice = z.infer<typeof sensitiveSliceSchema>;

const tagIds = z.array(idSchema).min(1);

export const sensitiveOperations = {
  'sensitive.scanned': z.object({
    documentId: idSchema,
    unread: z.array(z.number().int().positive()),
    tags: z.array(newTagSchema),
  }),
  'sensitive.tagged': z.object({ tags: z.array(newTagSchema).min(1) }),
  /** A person says that it is so. */
  'sensitive.answered': z.object({
    tagIds,
    service: z.enum(minorServiceKinds).optional(),
    isPart2: z.boolean().optional(),
    consentedAlone: z.boolean().optional(),
    covered: z.boolean().optional(),
    /** Of which pages `covered` speaks, with the marks on them. */
    pages: z.array(coveredPageSchema.extend({ tagId: idSchema })).optional(),
  }),
  /** A person says that it is not so. */
  'sensitive.cleared': z.object({ tagIds, reason: z.string().optional() }),
  /** The question of a gate; without an answer it is taken back. */
  'sensitive.factAnswered': z.object({
    fact: z.string(),
    answer: gateAnswerSchema.optional(),
    about: aboutSchema.optional(),
  }),
  'sensitive.decided': z.object({
    tagIds,
    allowed: z.boolean(),
    reason: z.string().trim().min(1, 'Say why.'),
    about: aboutSchema.optional(),
  }),
  'sensitive.emergencyLogged': z.object({
    emergency: emergencySchema,
    about: aboutSchema.optional(),
  }),
  'sensitive.wholeRefused': z.object({
    citation: z.string().trim().min(1, 'Name the exception of the law.'),
    reason: z.string().trim().min(1, 'Say why it applies here.'),
  }),
} as const;

/** Tags somebody had confirmed, and that were cleared with a reason. */
export function takenBack({
  sensitive,
}: {
  readonly sensitive?: SensitiveSlice | undefined;
}): Tag[] {
  return (sensitive?.tags ?? []).filter(
    ({ status, clearedBecause }) => status === 'cleared' && clearedBecause !== undefined,
  );
}

/** The pages a tag is about. */
export function pagesOfTag(
  tag: Pick<Tag, 'documentId' | 'page'>,
  pages: readonly PageRef[],
): PageRef[] {
  return pages.filter(
    (ref) => ref.documentId === tag.documentId && (tag.page === undefined || tag.page === ref.page),
  );
}
