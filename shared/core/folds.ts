import type { z } from 'zod';
import type { Stamp } from '../domain/base/schemas';
import {
  clinicOperations,
  clinicStateSchema,
  foldClinic,
  type ClinicOperation,
  type ClinicState,
} from '../domain/clinic/slice';
import { foldPatient } from '../domain/patients/fold';
import {
  patientOperations,
  patientStateSchema,
  type PatientOperation,
  type PatientState,
} from '../domain/patients/slice';
import { foldRequest } from '../domain/request/fold';
import type { OperationTable } from '../domain/request/operation';
import { requestOperations, type RequestOperation } from '../domain/request/operations';
import { requestStateSchema, type RequestState } from '../domain/request/state';
import { newerFormat } from '../domain/base/vaultFaults';
import { hlcInstant } from '../sync/hlc';
import type { Folds } from '../sync/journal';
import type { Operation, SubjectKind } from '../sync/operation';

/** How the journal turns operations into the state of a request, of the clinic and of a patient. */
export const deskFolds: Folds<RequestState, ClinicState, PatientState> = {
  request: (state, operation) =>
    foldRequest(
      state,
      operation.subject.id,
      known(requestOperations, operation) as RequestOperation,
      stampOf(operation),
    ),
  clinic: (state, operation) =>
    foldClinic(state, known(clinicOperations, operation) as ClinicOperation),
  patient: (state, operation) =>
    foldPatient(
      state,
      operation.subject.id,
      known(patientOperations, operation) as PatientOperation,
      stampOf(operation),
    ),
};

const shapes: Readonly<Record<SubjectKind, z.ZodType>> = {
  request: requestStateSchema,
  clinic: clinicStateSchema,
  patient: patientStateSchema,
};

/**
 * A state as an older version of the desk wrote it, with the defaults of what came since: the
 * same as folding its log anew. One that has some other shape is left as it stands.
 */
export function completedState(kind: SubjectKind, stored: unknown): unknown {
  const parsed = shapes[kind].safeParse(stored);
  return parsed.success ? parsed.data : stored;
}

/** The moment an operation was recorded, as its device believed. */
export function instantOf(operation: Operation): string {
  return hlcInstant(operation.hlc);
}

function stampOf(operation: Operation): Stamp {
  return { by: operation.user, at: instantOf(operation) };
}

/** An operation this version does not know was written by a newer one: stop, never guess. */
function known(table: OperationTable, { type, body }: Operation): { type: string; body: unknown } {
  const schema = Object.hasOwn(table, type) ? table[type] : undefined;
  const parsed = schema?.safeParse(body);
  if (!parsed?.success) throw newerFormat('change');
  return { type, body: parsed.data };
}
