import { z } from 'zod';
import { authorizationFactsSchema } from '../../domain/authorization/facts';
import { roles } from '../../contract/verb';
import { canonicalJson } from '../../domain/base/canonicalJson';
import { Refused } from '../../domain/base/fault';
import { localDateSchema } from '../../domain/base/schemas';
import { basisAnswersSchema } from '../../domain/basis/slice';
import { facilityTypes } from '../../domain/clinic/slice';
import { accessServices, recordKinds, requesterKinds } from '../../domain/intake/slice';
import { casePeopleSchema } from './casePeople';
import { lawFactsSchema } from '../../domain/law/condition';
import { letterGivenSchema } from './letter';
import { casePageSchema } from './sensitive';
import { answerGiven } from './caseAnswer';
import { feeGivenSchema } from './money';

const releaseSchema = z.strictObject({
  heldBecause: z.string().optional(),
  authorizationAccepted: z.boolean().default(true),
  recipientMatches: z.boolean().default(true),
  pages: z.strictObject({
    total: z.number().int().nonnegative(),
    looked: z.number().int().nonnegative(),
    /** `page 3 of “Office chart”`, left out as a copy of a page that does not go out. */
    lostCopy: z.string().optional(),
    /** `page 3 of “Office chart”`, in the packet of which a removed text still shows. */
    stillShows: z.string().optional(),
  }),
  /** What stands on pages that go out, line by line; three blanks part two columns. */
  sheets: z
    .array(
      z.strictObject({
        lines: z.array(z.string()),
        /** Who said that the page belongs to the patient all the same, and why nobody else could. */
        confirmedBy: z
          .array(z.strictObject({ by: z.string().min(1), alone: z.string().default('') }))
          .default([]),
        /** Somebody looked and said that its marks remove the other person; `stands` while they are the same. */
        removal: z.strictObject({ stands: z.boolean() }).optional(),
      }),
    )
    .default([]),
  /** The documents of the request; one whole chart unless the case says otherwise. */
  records: z
    .strictObject({
      documents: z.number().int().nonnegative().default(1),
      complete: z.boolean().default(true),
      isPart: z.boolean().default(false),
    })
    .prefault({}),
  /** What came of the denial the case gives. */
  denial: z
    .strictObject({
      told: z.boolean().default(false),
      pageGoes: z.boolean().default(false),
      isReviewed: z.boolean().default(false),
    })
    .prefault({}),
  marksUnresolved: z.number().int().nonnegative().default(0),
  packet: z
    .strictObject({
      proved: z.boolean(),
      current: z.boolean(),
      /** An earlier version built it, without a record of its proof. */
      isUnrecorded: z.boolean().default(false),
      /** Its page that is the copy of a paper and still shows a removed text. */
      paperShows: z.number().int().positive().optional(),
    })
    .optional(),
  qc: z
    .strictObject({
      outcome: z.enum(['certified', 'declined']),
      comment: z.string().default(''),
      isForThisPacket: z.boolean().default(true),
      isSamePersonAsPreparer: z.boolean().default(false),
      soloReason: z.string().default(''),
    })
    .optional(),
});

const dateOrBlank = z.union([z.literal(''), localDateSchema]).default('');

/** Which dates and kinds of record the request asks for. */
const askedSchema = z.strictObject({
  from: dateOrBlank,
  to: dateOrBlank,
  recordKinds: z.array(z.enum(recordKinds)).default([]),
});

/** Another request for the records of the same patient. */
const earlierSchema = z.strictObject({
  number: z.string().min(1),
  requester: z.string(),
  receivedOn: localDateSchema,
  releasedOn: localDateSchema.optional(),
  datesFrom: dateOrBlank,
  datesTo: dateOrBlank,
  recordKinds: z.array(z.enum(recordKinds)).default([]),
});

/** The facts of one case. Every field is explained in `test/scenarios/README.md`. */
const caseGivenSchema = z.strictObject({
  receivedOn: localDateSchema,
  today: localDateSchema.optional(),
  clinic: z.strictObject({
    name: z.string().min(1),
    state: z.string().regex(/^[A-Z]{2}$/),
    facilityType: z.enum(facilityTypes),
  }),
  patient: z.strictObject({
    familyName: z.string().min(1),
    givenName: z.string().min(1),
    dateOfBirth: localDateSchema,
  }),
  requester: z.strictObject({ kind: z.enum(requesterKinds), name: z.string() }),
  recipient: z.string().optional(),
  answers: basisAnswersSchema.optional(),
  /** Who gives these answers; left out: somebody who may give them all. */
  role: z.enum(roles).optional(),
  /** The row a manager chose over the one of the rules. */
  overrideRow: z.string().optional(),
  /** Facts of the rules by their names, laid over what follows from the rest. */
  facts: lawFactsSchema.optional(),
  /** Pages with their tags; the gates are decided for each. */
  pages: z.array(casePageSchema).optional(),
  service: z.enum(accessServices).optional(),
  paidOn: localDateSchema.optional(),
  authorization: authorizationFactsSchema.strict().optional(),
  formReceivedOn: localDateSchema.optional(),
  asked: askedSchema.optional(),
  /** Documents of which pages go out, with their dates of service. */
  goingOut: z
    .array(z.strictObject({ title: z.string().min(1), from: dateOrBlank, to: dateOrBlank }))
    .optional(),
  /** Why those dated outside what was asked for belong. */
  datesReason: z.string().min(1).optional(),
  earlier: z.array(earlierSchema).optional(),
  answered: z.record(z.string(), z.string().min(1)).optional(),
  isPart2TpoConsent: z.boolean().optional(),
  revokedOn: localDateSchema.optional(),
  /** Which form the paper of the revocation takes back; left out: no form on file is named. */
  takenBack: z.enum(['this-form', 'form-before', 'form-beside', 'every-form']).optional(),
  /** Why a manager said that the revocation was recorded in error. */
  revocationCorrected: z.string().min(1).optional(),
  release: releaseSchema.optional(),
  letter: letterGivenSchema.optional(),
  people: casePeopleSchema.optional(),
  ...answerGiven,
  fee: feeGivenSchema.optional(),
  count: z
    .strictObject({
      days: z.number().int().positive(),
      unit: z.enum(['calendar', 'business', 'working']),
    })
    .optional(),
});
export type CaseGiven = z.infer<typeof caseGivenSchema>;

const json = z.record(z.string(), z.json());
const oneCaseSchema = z.strictObject({
  name: z.string().min(1),
  given: json.default({}),
  when: z.strictObject({ today: localDateSchema }).optional(),
  then: json
    .refine((then) => Object.keys(then).length > 0, 'An empty `then` proves nothing.')
    .optional(),
});

const caseFileSchema = z.strictObject({
  title: z.string().min(1),
  /** What all cases share; a case's own `given` is laid over it, objects merged, lists replaced. */
  given: json.default({}),
  cases: z.array(oneCaseSchema).min(1),
});

export interface ReadCase {
  readonly name: string;
  readonly given: CaseGiven;
  readonly then: unknown;
}

/** The cases of a scenario file, each whole. Refuses what it cannot read, and says where. */
export function readCases(file: unknown): readonly ReadCase[] {
  const { given, cases } = parsed(caseFileSchema, file);
  return cases
    .filter((one) => !isRefusal(one))
    .map((one) => ({
      name: one.name,
      given: parsed(caseGivenSchema, wholeGiven(given, one), one.name),
      then: one.then,
    }));
}

/** A case whose `then.refused` says that it cannot be read, with what is wrong by its field. */
export interface RefusedCase {
  readonly name: string;
  readonly outcome: { readonly refused: Readonly<Record<string, string>> };
  readonly then: unknown;
}

/** The cases of a file that must be refused; one that can be read after all has nothing refused. */
export function readRefusals(file: unknown): readonly RefusedCase[] {
  const { given, cases } = parsed(caseFileSchema, file);
  return cases.filter(isRefusal).map((one) => {
    const issues = caseGivenSchema.safeParse(wholeGiven(given, one)).error?.issues ?? [];
    const refused = Object.fromEntries(
      issues.map(({ path, message }) => [path.join('.'), message]),
    );
    return { name: one.name, outcome: { refused }, then: one.then };
  });
}

type OneCase = z.infer<typeof oneCaseSchema>;

function isRefusal({ then }: OneCase): boolean {
  return then !== undefined && 'refused' in then;
}

function wholeGiven(shared: object, one: OneCase): object {
  return laidOver(laidOver(shared, one.given), one.when ?? {});
}

/** Where a decision is not what `then` asks for; only what `then` names is compared, `{}` as nothing at all. */
export function differences(expected: unknown, actual: unknown, path = ''): readonly string[] {
  if (isObject(expected) && isObject(actual) && Object.keys(expected).length > 0) {
    return Object.entries(expected).flatMap(([key, member]) =>
      differences(member, actual[key], path === '' ? key : `${path}.${key}`),
    );
  }
  // `null` in a scenario means: not there.
  if (expected === null && actual === undefined) return [];
  const wanted = canonicalJson(expected);
  const found = actual === undefined ? 'nothing' : canonicalJson(actual);
  return wanted === found ? [] : [`${path}: expected ${wanted}, got ${found}`];
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, name = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = name === '' ? 'The case file' : `The case “${name}”`;
  throw new Refused(
    'case-not-readable',
    `${where} cannot be read.\n${z.prettifyError(result.error)}`,
  );
}

function laidOver(below: object, above: object): object {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isObject(value) && isObject(under) ? laidOver(under, value) : (value as unknown);
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
