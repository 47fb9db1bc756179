import { z } from 'zod';
import { localDateSchema } from '../../domain/base/schemas';
import type { BasisDecision } from '../../domain/basis/slice';
import { isKnown, lawFactsSchema, type LawFacts } from '../../domain/law/condition';
import { feeSchedulesSchema } from '../../domain/law/feeRules';
import type { PacksInForce, RulePack } from '../../domain/law/pack';
import { clinicFeesSchema } from '../../domain/money/clinicFees';
import { feeOf } from '../../domain/money/fee';
import { questionsFor, withDefaults } from '../../domain/money/feeInput';
import { feeLine, feeNeedsBasis } from '../../domain/money/feeLine';
import type { FeeOutcome } from '../../domain/money/feeOutcome';
import { payerOf } from '../../domain/money/payer';
import type { GateLine } from '../../domain/release/gate';
import { camelKeys } from '../../rules/load';
import type { DecidedBasis } from './basis';
import type { CaseGiven } from './caseFile';
import { lawFactsOfCase } from '../rules/lawFacts';

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

type RoutedRow = Pick<BasisDecision, 'kind' | 'row'>;

/** What the copy of a case costs; nothing where the case has no `fee`. */
export function decideFee(
  given: CaseGiven,
  basis: RoutedRow | undefined,
  packs: PacksInForce,
): { readonly fee?: FeeDecision; readonly feeLine?: GateLine } {
  const { fee } = given;
  if (!fee) return {};
  const { facts, outcome } = worked(given, fee, basis, packs);
  const { feeQuestions } = packs.federal.pack;
  const questions = questionsAsked(packs.federal.pack, withDefaults(facts, feeQuestions, fee.clinic)); // prettier-ignore
  return {
    fee: { ...outcome, lines: byId(outcome.lines), methods: byId(outcome.methods), questions },
    ...(fee.money && { feeLine: lineOf(given, fee, outcome, fee.money.workBy) }),
  };
}

type FeeGiven = NonNullable<CaseGiven['fee']>;

/** The fee's line of the release: as on the desk, also where the case says nothing of money. */
export function feeLineOfCase(
  given: CaseGiven,
  decided: DecidedBasis | undefined,
  packs: PacksInForce,
): GateLine {
  if (!decided) return feeNeedsBasis;
  const fee = given.fee ?? feeGivenSchema.parse({});
  const pages = given.release?.pages.total ?? 0;
  const answers = pages > 0 ? { ...fee.answers, pages } : fee.answers;
  const { outcome } = worked(given, { ...fee, answers }, decided.routed, packs);
  const { workBy } = decided.due;
  return lineOf(given, fee, outcome, fee.money?.workBy ?? workBy);
}

function lineOf(
  { today, receivedOn }: CaseGiven,
  { money, clinic }: FeeGiven,
  outcome: FeeOutcome,
  workBy: string | undefined,
): GateLine {
  const nothing = { told: false, waived: false, lifted: false, paidCents: 0 };
  return feeLine(outcome, { ...(money ?? nothing), clinic, today: today ?? receivedOn, workBy });
}

function worked(
  given: CaseGiven,
  fee: FeeGiven,
  basis: RoutedRow | undefined,
  packs: PacksInForce,
): { readonly facts: LawFacts; readonly outcome: FeeOutcome } {
  const { receivedOn } = given;
  const { answers, schedules, clinic } = fee;
  const routed = basis && { basisKind: basis.kind, basisRow: basis.row };
  const facts: LawFacts = { ...routed, ...known(lawFactsOfCase(given, packs)), ...answers };
  const outcome = feeOf(fee.payer ?? payerOfCase(facts, packs), {
    ...{ facts, clinic, receivedOn, today: given.today ?? receivedOn },
    federal: packs.federal.pack,
    state: { ...packs.state.pack, fees: [...schedules, ...packs.state.pack.fees] },
  });
  return { facts, outcome };
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

function known(facts: LawFacts): LawFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => isKnown(value)));
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}
