import { answerOperations } from '../answer/slice';
import { authorizationOperations } from '../authorization/slice';
import { basisOperations } from '../basis/slice';
import { accountingOperations } from '../disclosure/accountingSlice';
import { disclosureOperations } from '../disclosure/slice';
import { draftOperations } from '../drafts/slice';
import { identityOperations } from '../identity/slice';
import { intakeOperations } from '../intake/slice';
import { formOperations } from '../forms/slice';
import { letterOperations } from '../letters/slice';
import { peopleOperations } from '../patients/peopleSlice';
import { moneyOperations } from '../money/slice';
import { packetOperations } from '../packet/slice';
import { qcOperations } from '../qc/slice';
import { readingOperations } from '../reading/slice';
import { recordsOperations } from '../records/slice';
import { releaseOperations } from '../release/slice';
import { reviewOperations } from '../review/slice';
import { sensitiveOperations } from '../sensitive/slice';
import { lifecycleOperations } from './lifecycle';
import type { OperationOf } from './operation';

/** Everything that can happen to a request, with the shape of each body. */
export const requestOperations = {
  ...intakeOperations,
  ...basisOperations,
  ...answerOperations,
  ...authorizationOperations,
  ...recordsOperations,
  ...reviewOperations,
  ...identityOperations,
  ...readingOperations,
  ...sensitiveOperations,
  ...moneyOperations,
  ...packetOperations,
  ...qcOperations,
  ...releaseOperations,
  ...disclosureOperations,
  ...accountingOperations,
  ...letterOperations,
  ...peopleOperations,
  ...formOperations,
  ...draftOperations,
  ...lifecycleOperations,
} as const;

export type RequestOperation = OperationOf<typeof requestOperations>;
