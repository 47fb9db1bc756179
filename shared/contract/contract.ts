import { z } from 'zod';
import { formsVerbs } from './forms';
import { draftVerbs } from './drafts';
import { accountingVerbs } from './accounting';
import { answerVerbs } from './answer';
import { lettersVerbs } from './letters';
import { moneyVerbs } from './money';
import { patientVerbs } from './patients';
import { authorizationVerbs } from './authorization';
import { basisVerbs } from './basis';
import { practiceVerbs } from './practice';
import { reportsVerbs } from './reports';
import { requestVerbs } from './request';
import { reviewVerbs } from './review';
import { rulesVerbs } from './rules';
import { readingVerbs } from './reading';
import { sensitiveVerbs } from './sensitiveVerbs';
import { sessionVerbs } from './session';
import { staffVerbs } from './staff';
import {
  disclosureVerbs,
  intakeVerbs,
  packetVerbs,
  qcVerbs,
  recordsVerbs,
  releaseVerbs,
  scanVerbs,
} from './stations';
import type { Reply } from '../domain/base/fault';
import type { InputOf, OutputOf } from './verb';

/** Every call the page may make of the vault. */
export const contract = {
  ...sessionVerbs,
  ...staffVerbs,
  ...practiceVerbs,
  ...requestVerbs,
  ...patientVerbs,
  ...intakeVerbs,
  ...basisVerbs,
  ...authorizationVerbs,
  ...recordsVerbs,
  ...reviewVerbs,
  ...readingVerbs,
  ...sensitiveVerbs,
  ...moneyVerbs,
  ...packetVerbs,
  ...qcVerbs,
  ...releaseVerbs,
  ...disclosureVerbs,
  ...reportsVerbs,
  ...scanVerbs,
  ...lettersVerbs,
  ...formsVerbs,
  ...draftVerbs,
  ...answerVerbs,
  ...accountingVerbs,
  ...rulesVerbs,
} as const;

export type VerbName = keyof typeof contract;

/** What the vault tells the page without being asked. Carries no PHI but what is on screen. */
export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('changed'),
    requestId: z.string().optional(),
    /** No call of this page did it, so no answer brings it. */
    inBackground: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('progress'), task: z.string(), done: z.number(), total: z.number() }),
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;

/** The page's one way to the vault. */
export type Call = <N extends VerbName>(
  name: N,
  input: InputOf<(typeof contract)[N]>,
) => Promise<Reply<OutputOf<(typeof contract)[N]>>>;
