import { clinicOperations, type ClinicOperation } from '../domain/clinic/slice';
import { patientOperations, type PatientOperation } from '../domain/patients/slice';
import { mayHappenMeanwhile } from '../domain/release/meanwhile';
import type { OperationTable } from '../domain/request/operation';
import { requestOperations, type RequestOperation } from '../domain/request/operations';
import type { Draft } from '../sync/operation';
import { clinicSubjectId, handedOver, type OpenDesk } from './context';

/** Drafts about one request, each body parsed against the shape of its operation. */
export function ofRequest(requestId: string, ...operations: readonly RequestOperation[]): Draft[] {
  const subject = { kind: 'request', id: requestId } as const;
  return operations.map(({ type, body }) => ({
    type,
    subject,
    body: bodyOf(requestOperations, type, body),
  }));
}

export function ofClinic(...operations: readonly ClinicOperation[]): Draft[] {
  const subject = { kind: 'clinic', id: clinicSubjectId } as const;
  return operations.map(({ type, body }) => ({
    type,
    subject,
    body: bodyOf(clinicOperations, type, body),
  }));
}

export function ofPatient(patientId: string, ...operations: readonly PatientOperation[]): Draft[] {
  const subject = { kind: 'patient', id: patientId } as const;
  return operations.map(({ type, body }) => ({
    type,
    subject,
    body: bodyOf(patientOperations, type, body),
  }));
}

/**
 * All drafts of one verb in one append: on the disk together, or not at all. Throws
 * `release-pending` where one of them would change a request under a packet that is handed over.
 */
export async function record(desk: OpenDesk, ...drafts: readonly Draft[]): Promise<void> {
  if (drafts.some((draft) => isUnderDelivery(desk, draft))) throw handedOver();
  await desk.journal.append(drafts);
}

function isUnderDelivery(desk: OpenDesk, { subject, type }: Draft): boolean {
  if (subject.kind !== 'request' || mayHappenMeanwhile(type)) return false;
  return desk.journal.get('request', subject.id)?.release?.pending !== undefined;
}

/** The one way of most verbs: operations about one request, and nothing else. */
export function change(
  desk: OpenDesk,
  requestId: string,
  ...operations: readonly RequestOperation[]
): Promise<void> {
  return record(desk, ...ofRequest(requestId, ...operations));
}

/** A body that is not of its shape is a bug of the caller and must not reach the log. */
export function bodyOf(table: OperationTable, type: string, body: unknown): unknown {
  const schema = Object.hasOwn(table, type) ? table[type] : undefined;
  if (!schema) throw new Error(`unknown operation ${type}`);
  return schema.parse(body);
}
