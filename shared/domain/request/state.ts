import { z } from 'zod';
import { answerSliceSchema } from '../answer/slice';
import { authorizationSliceSchema } from '../authorization/slice';
import { idSchema } from '../base/schemas';
import { basisLogSchema, basisSliceSchema } from '../basis/slice';
import { accountingSliceSchema } from '../disclosure/accountingSlice';
import { disclosureSliceSchema } from '../disclosure/slice';
import { draftsSliceSchema } from '../drafts/slice';
import { identitySliceSchema } from '../identity/slice';
import { intakeSliceSchema } from '../intake/slice';
import { formsSliceSchema } from '../forms/slice';
import { lettersSliceSchema } from '../letters/slice';
import { peopleSliceSchema } from '../patients/peopleSlice';
import { moneySliceSchema } from '../money/slice';
import { packetSliceSchema } from '../packet/slice';
import { qcSliceSchema } from '../qc/slice';
import { readingSliceSchema } from '../reading/slice';
import { recordsSliceSchema } from '../records/slice';
import { releaseSliceSchema } from '../release/slice';
import { reviewSliceSchema } from '../review/slice';
import { sensitiveSliceSchema } from '../sensitive/slice';
import { lifecycleSliceSchema } from './lifecycle';

/** A request as folded from its operations: one slice a station. */
export const requestStateSchema = z.object({
  id: idSchema,
  intake: intakeSliceSchema,
  basis: basisSliceSchema.optional(),
  answer: answerSliceSchema.optional(),
  basisLog: basisLogSchema.optional(),
  authorization: authorizationSliceSchema.optional(),
  records: recordsSliceSchema.optional(),
  review: reviewSliceSchema.optional(),
  identity: identitySliceSchema.optional(),
  reading: readingSliceSchema.optional(),
  sensitive: sensitiveSliceSchema.optional(),
  money: moneySliceSchema.optional(),
  packet: packetSliceSchema.optional(),
  qc: qcSliceSchema.optional(),
  release: releaseSliceSchema.optional(),
  disclosure: disclosureSliceSchema.optional(),
  accounting: accountingSliceSchema.optional(),
  letters: lettersSliceSchema.optional(),
  people: peopleSliceSchema.optional(),
  forms: formsSliceSchema.optional(),
  drafts: draftsSliceSchema.optional(),
  lifecycle: lifecycleSliceSchema,
});
export type RequestState = z.infer<typeof requestStateSchema>;
