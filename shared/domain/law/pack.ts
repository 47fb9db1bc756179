import { z } from 'zod';
import { localDateSchema } from '../base/schemas';
import { capacitySchema } from './authorityRules';
import { basisRowSchema, contradictionSchema, questionSchema, requirementSchema } from './basisRules'; // prettier-ignore
import { checkRuleSchema, knownFormSchema } from './checkRules';
import { clockRuleSchema, targetRuleSchema, timerRuleSchema } from './clockRules';
import {
  gateQuestionSchema,
  gateRuleSchema,
  minorServiceSchema,
  noticeTextSchema,
  signSchema,
} from './gateRules';
import { formExtraSchema, formSigningSchema, formTemplateSchema } from './clinicFormRules';
import { letterTemplateSchema } from './letterRules';
import { accountingRulesSchema } from './accountingRules';
import {
  blockingExceptionSchema,
  denialRuleSchema,
  neverGroundSchema,
  stateDenialSchema,
} from './denialRules';
import { holidayRuleSchema } from './holidayRules';
import { duplicateRuleSchema, formQuestionSchema, formRequirementSchema } from './formRules';
import { peoplePart } from './peopleRules';
import { costRuleSchema, feeQuestionSchema, feeSchedulesSchema, freeCopySchema, patientMethodSchema } from './feeRules'; // prettier-ignore
import { ruleIdSchema, sentenceSchema, sourceStatusSchema } from './sourced';

/**
 * The law as data (DESIGN.md 5): what the rules of the stations read and never contain. The packs
 * themselves stand in `shared/rules/packs`, one folder a jurisdiction and one file a part, with
 * underscores for capitals. Strict: a misspelt key is refused.
 */
export const rulePackSchema = z.strictObject({
  id: ruleIdSchema,
  jurisdiction: sentenceSchema,
  /** How a clerk says it: "HIPAA", "Texas". */
  label: sentenceSchema,
  version: sentenceSchema,
  /** Received dates the pack was made for, not the day a statute began. */
  effectiveFrom: localDateSchema,
  effectiveTo: localDateSchema.optional(),
  verifiedOn: localDateSchema,
  status: sourceStatusSchema,
  /** Months after `verifiedOn` from which its results need a manager. */
  recheckAfterMonths: z.number().int().positive(),
  majorityAge: z.number().int().positive().optional(),
  clocks: z.array(clockRuleSchema).default([]),
  targets: z.array(targetRuleSchema).default([]),
  timers: z.array(timerRuleSchema).default([]),
  holidays: z.array(holidayRuleSchema).default([]),
  denials: z.array(denialRuleSchema).default([]),
  neverGrounds: z.array(neverGroundSchema).default([]),
  stateDenials: z.array(stateDenialSchema).default([]),
  blockingExceptions: z.array(blockingExceptionSchema).default([]),
  accounting: accountingRulesSchema.optional(),
  checks: z.array(checkRuleSchema).default([]),
  knownForms: z.array(knownFormSchema).default([]),
  signerCapacities: z.array(capacitySchema).default([]),
  /** The elements of a consent under 42 CFR 2.31. */
  part2Requirements: z.array(formRequirementSchema).default([]),
  /** What the state asks of a form beside federal law (check A26). */
  formRequirements: z.array(formRequirementSchema).default([]),
  formQuestions: z.array(formQuestionSchema).default([]),
  duplicates: duplicateRuleSchema.optional(),
  rows: z.array(basisRowSchema).default([]),
  questions: z.array(questionSchema).default([]),
  requirements: z.array(requirementSchema).default([]),
  contradictions: z.array(contradictionSchema).default([]),
  gates: z.array(gateRuleSchema).default([]),
  gateQuestions: z.array(gateQuestionSchema).default([]),
  noticeTexts: z.array(noticeTextSchema).default([]),
  minorServices: z.array(minorServiceSchema).default([]),
  signs: z.array(signSchema).default([]),
  letters: z.array(letterTemplateSchema).default([]),
  ...peoplePart,
  fees: feeSchedulesSchema.default([]),
  freeCopies: z.array(freeCopySchema).default([]),
  patientMethods: z.array(patientMethodSchema).default([]),
  feeQuestions: z.array(feeQuestionSchema).default([]),
  costRule: costRuleSchema.optional(),
  forms: z.array(formTemplateSchema).default([]),
  formSigning: formSigningSchema.optional(),
  formExtras: z.array(formExtraSchema).default([]),
});
export type RulePack = z.infer<typeof rulePackSchema>;

/** A pack chosen for a date, and whether its results still need a manager. */
export interface PackInForce {
  readonly pack: RulePack;
  readonly unverified: boolean;
  /** Empty where nothing is in doubt. */
  readonly warning: string;
}

/** Federal law and the law of the clinic's state, chosen for the day of receipt. */
export interface PacksInForce {
  readonly federal: PackInForce;
  readonly state: PackInForce;
}

/** `us-federal/A12@2026.1`: stands on every outcome. */
export function ruleIdOf(pack: RulePack, id: string): string {
  return `${pack.id}/${id}@${pack.version}`;
}
