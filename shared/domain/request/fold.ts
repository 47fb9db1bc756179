import { foldAuthorization } from '../authorization/fold';
import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import { foldIntake } from '../intake/fold';
import { foldPacket } from '../packet/fold';
import { foldRecords } from '../records/fold';
import { foldRelease } from '../release/fold';
import { foldReview } from '../review/fold';
import type { lifecycleOperations, LifecycleSlice } from './lifecycle';
import type { OperationOf } from './operation';
import type { RequestOperation } from './operations';
import type { RequestState } from './state';

type LifecycleOperation = OperationOf<typeof lifecycleOperations>;

/** A station's operations start with its name: `review.looked` belongs to `review`. */
type Station<T extends string> = T extends `${infer S}.${string}` ? S : never;
type OfStation<S extends string> = Extract<RequestOperation, { type: `${S}.${string}` }>;

/** The request after one more operation. Pure: the same operations always give the same state. */
export function foldRequest(
  before: RequestState | undefined,
  id: string,
  operation: RequestOperation,
  stamp: Stamp,
): RequestState {
  const station = operation.type.split('.')[0] as Station<RequestOperation['type']>;
  if (station === 'intake') {
    const intake = foldIntake(before?.intake, operation as OfStation<'intake'>, stamp);
    return before ? { ...before, intake } : { id, intake, lifecycle: {} };
  }
  if (!before) throw new Error(`${operation.type} before intake.started`);
  return foldLater(before, operation, station, stamp);
}

function foldLater(
  state: RequestState,
  operation: RequestOperation,
  station: Exclude<Station<RequestOperation['type']>, 'intake'>,
  stamp: Stamp,
): RequestState {
  switch (station) {
    case 'basis':
      return {
        ...state,
        basis: { ...(operation as OfStation<'basis'>).body.decision, decided: stamp },
      };
    case 'authorization':
      return {
        ...state,
        authorization: foldAuthorization(
          state.authorization,
          operation as OfStation<'authorization'>,
          stamp,
        ),
      };
    case 'records':
      return {
        ...state,
        records: foldRecords(state.records, operation as OfStation<'records'>, stamp),
      };
    case 'review':
      return {
        ...state,
        review: foldReview(state.review, operation as OfStation<'review'>, stamp),
      };
    case 'packet':
      return {
        ...state,
        packet: foldPacket(state.packet, operation as OfStation<'packet'>, stamp),
      };
    case 'qc':
      return {
        ...state,
        qc: {
          decisions: [
            ...(state.qc?.decisions ?? []),
            { ...(operation as OfStation<'qc'>).body.decision, decided: stamp },
          ],
        },
      };
    case 'release':
      return {
        ...state,
        release: foldRelease(state.release, operation as OfStation<'release'>, stamp),
      };
    case 'disclosure':
      return {
        ...state,
        disclosure: {
          rows: [
            ...(state.disclosure?.rows ?? []),
            { ...(operation as OfStation<'disclosure'>).body.disclosure, recorded: stamp },
          ],
        },
      };
    case 'request':
      return {
        ...state,
        lifecycle: foldLifecycle(state.lifecycle, operation as LifecycleOperation, stamp),
      };
    default:
      return assertNever(station, 'station');
  }
}

function foldLifecycle(
  slice: LifecycleSlice,
  operation: LifecycleOperation,
  stamp: Stamp,
): LifecycleSlice {
  switch (operation.type) {
    case 'request.claimed':
      return { ...slice, claimed: operation.body.claimed ? stamp : undefined };
    case 'request.held':
      return { ...slice, hold: { ...stamp, reason: operation.body.reason } };
    case 'request.resumed':
      return { ...slice, hold: undefined };
    case 'request.cancelled':
      return { ...slice, cancelled: { ...stamp, reason: operation.body.reason } };
    default:
      return assertNever(operation, 'lifecycle operation');
  }
}
