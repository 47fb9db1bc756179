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
import type { CompletedState, Folds } from '../sync/journal';
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
 * Version of the shapes above and of the bodies of operations. Raise it in the release in which
 * either comes to hold anything that the release before did not: that one then stops at the door
 * instead of dropping it.
 */
export const contentVersion = 2;

/**
 * A state as an older version of the desk wrote it, with the defaults of what came since: the
 * same as folding its log anew. One that has some other shape is left as it stands.
 */
export function completedState(kind: SubjectKind, stored: unknown): CompletedState {
  const parsed = shapes[kind].safeParse(stored);
  if (!parsed.success) return { state: stored, isWhole: false };
  return { state: parsed.data, isWhole: keeps(parsed.data, stored) };
}

/** Whether a parsed value has a place for everything in the stored one: a schema drops the rest. */
function keeps(parsed: unknown, stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null) return true;
  if (typeof parsed !== 'object' || parsed === null) return false;
  const kept = new Map<string, unknown>(Object.entries(parsed));
  return Object.entries(stored).every(
    ([key, value]) => kept.has(key) && keeps(kept.get(key), value),
  );
}

/** The moment an operation was recorded, as its PC believed. */
export function instantOf({ wall, hlc }: Operation): string {
  return wall ?? hlcInstant(hlc);
}

function stampOf({ user, hlc, wall }: Operation): Stamp {
  return { by: user, at: hlcInstant(hlc), ...(wall !== undefined && { wall }) };
}

/** An operation this version does not know was written by a newer one: stop, never guess. */
function known(table: OperationTable, { type, body }: Operation): { type: string; body: unknown } {
  const schema = Object.hasOwn(table, type) ? table[type] : undefined;
  const parsed = schema?.safeParse(body);
  if (!parsed?.success) throw newerFormat('change');
  return { type, body: parsed.data };
}
