import { z } from 'zod';
import { localDateSchema } from '../../domain/base/schemas';
import { lawFactsSchema, type LawFacts } from '../../domain/law/condition';
import { feeSchedulesSchema } from '../../domain/law/feeRules';
import type { PacksInForce, RulePack } from '../../domain/law/pack';
import { clinicFeesSchema } from '../../domain/money/clinicFees';
import { feeOf } from '../../domain/money/fee';
import { questionsFor } from '../../domain/money/feeInput';
import { feeLine, feeNeedsBasis } from '../../domain/money/feeLine';
import type { FeeOutcome } from '../../domain/money/feeOutcome';
import { emptyMoney } from '../../domain/money/fold';
import { payerOf } from '../../domain/money/payer';
import { settledOn } from '../../domain/money/settled';
import type { GateLine } from '../../domain/release/gateLine';
import { camelKeys } from '../../rules/load';
import type { DecidedBasis } from './basis';
import type { CaseGiven } from './caseFile';

/** `given.fee` of a scenario; explained in `test/scenarios/README.md`. */
export const feeGivenSchema = z.strictObject({
  payer: z.enum(['patient', 'third-party', 'none']).optional(),
  answers: lawFactsSchema.default({}),
  clinic: clinicFeesSchema.prefault({}),
  /** Schedules put before those of the state's pack, spelled as in a pack file. */
  schedules: z.preprocess(camelKeys, feeSchedulesSchema).default([]),
  /** What has happened since; asked for the line of the gate. */
  money: z
    .strictObject({
      told: z.boolean().default(false),
      waived: z.boolean().default(false),
      confirmed: z.boolean().default(false),
      lifted: z.boolean().default(false),
      invoicedCents: z.number().int().nonnegative().optional(),
      paidCents: z.number().int().nonnegative().default(0),
      workBy: localDateSchema.optional(),
    })
    .optional(),
});

/** The lines and methods keyed by id, so that a scenario can name one. */
export interface FeeDecision extends Omit<FeeOutcome, 'lines' | 'methods'> {
  readonly lines: Readonly<Record<string, FeeOutcome['lines'][number]>>;
  readonly methods: Readonly<Record<string, FeeOutcome['methods'][number]>>;
  /** By id, what the money screen asks: the answers of a choice, else what kind of answer it is. */
  readonly questions: Readonly<Record<string, readonly string[] | string>>;
}

/** A case with what it was decided on, and its facts. */
export interface ChargedCase {
  readonly given: CaseGiven;
  readonly decided: DecidedBasis | undefined;
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
}

type FeeGiven = NonNullable<CaseGiven['fee']>;

/** What the copy of a case costs; nothing where the case has no `fee`. */
export function decideFee(at: ChargedCase): {
  readonly fee?: FeeDecision;
  readonly feeLine?: GateLine;
} {
  const { given, facts, packs } = at;
  const { fee } = given;
  if (!fee) return {};
  const outcome = feeOfCase(at, fee);
  const questions = questionsAsked(packs.federal.pack, facts);
  return {
    fee: { ...outcome, lines: byId(outcome.lines), methods: byId(outcome.methods), questions },
    ...(fee.money && { feeLine: lineOf(given, fee, outcome, fee.money.workBy) }),
  };
}

/** The fee's line of the release: as on the desk, also where the case says nothing of money. */
export function feeLineOfCase(at: ChargedCase): GateLine {
  const { given, decided } = at;
  if (!decided) return feeNeedsBasis;
  const fee = given.fee ?? feeGivenSchema.parse({});
  const { workBy } = decided.due;
  return lineOf(given, fee, feeOfCase(at, fee), fee.money?.workBy ?? workBy);
}

/** The day nothing was left to pay, where the case says enough of the fee: what costs nothing waits for nothing. */
export function settledDayOfCase(at: ChargedCase): string | undefined {
  const { given, decided } = at;
  if (!given.fee || !decided) return undefined;
  const { receivedOn } = given;
  const fee = feeOfCase(at, given.fee);
  return settledOn({ fee, receivedOn, money: emptyMoney, dayOf: () => receivedOn });
}

function lineOf(
  { today, receivedOn }: CaseGiven,
  { money, clinic }: FeeGiven,
  outcome: FeeOutcome,
  workBy: string | undefined,
): GateLine {
  const nothing = { told: false, waived: false, lifted: false, paidCents: 0 };
  const standing = { ...(money ?? nothing), rateInDoubt: outcome.unverified, workBy };
  return feeLine(outcome, { ...standing, clinic, today: today ?? receivedOn });
}

function feeOfCase({ given, facts, packs }: ChargedCase, fee: FeeGiven): FeeOutcome {
  const { receivedOn } = given;
  return feeOf(fee.payer ?? payerOfCase(facts, packs), {
    ...{ facts, clinic: fee.clinic, receivedOn, today: given.today ?? receivedOn },
    federal: packs.federal.pack,
    state: { ...packs.state.pack, fees: [...fee.schedules, ...packs.state.pack.fees] },
  });
}

function questionsAsked({ feeQuestions }: RulePack, facts: LawFacts): FeeDecision['questions'] {
  return Object.fromEntries(
    questionsFor(feeQuestions, facts).map(({ id, kind, answers }) => [
      id,
      answers?.map(({ value }) => value) ?? kind,
    ]),
  );
}

/** A case may name the kind of a basis and no row: then whoever pays under the usual row of the kind. */
function payerOfCase({ basisRow, basisKind }: LawFacts, packs: PacksInForce): FeeOutcome['payer'] {
  if (typeof basisRow === 'string') return payerOf(basisRow, packs);
  const charged = packs.federal.pack.rows.find((row) => row.kind === basisKind && row.fee !== 'none'); // prettier-ignore
  return payerOf(charged?.id, packs);
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}
