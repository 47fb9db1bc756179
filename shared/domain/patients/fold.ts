import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { PatientEntry, PatientOperation, PatientState } from './slice';

/** The patient after one more operation. Pure; nothing ever leaves the list of entries. */
export function foldPatient(
  before: PatientState | undefined,
  id: string,
  operation: PatientOperation,
  stamp: Stamp,
): PatientState {
  if (operation.type === 'patient.created') {
    return before ?? { id, identity: operation.body.identity, entries: [], created: stamp };
  }
  if (!before) throw new Error(`${operation.type} before patient.created`);
  switch (operation.type) {
    case 'patient.identified':
      return { ...before, identity: operation.body.identity };
    case 'patient.factRecorded':
      return { ...before, entries: recorded(before.entries, operation.body, stamp) };
    case 'patient.factEnded':
      return { ...before, entries: ended(before.entries, operation.body, stamp) };
    default:
      return assertNever(operation, 'patient operation');
  }
}

type Recorded = Extract<PatientOperation, { type: 'patient.factRecorded' }>['body'];
type Ended = Extract<PatientOperation, { type: 'patient.factEnded' }>['body'];

function recorded(
  entries: readonly PatientEntry[],
  { entryId, fact, corrects }: Recorded,
  stamp: Stamp,
): PatientEntry[] {
  const kept = entries.map((entry) =>
    entry.id === corrects ? { ...entry, correctedBy: entryId } : entry,
  );
  return [...kept, { id: entryId, fact, recorded: stamp }];
}

/** The first end holds: what was ended stays ended on that day. */
function ended(
  entries: readonly PatientEntry[],
  { entryId, on, reason }: Ended,
  stamp: Stamp,
): PatientEntry[] {
  return entries.map((entry) =>
    entry.id === entryId && !entry.ended ? { ...entry, ended: { ...stamp, on, reason } } : entry,
  );
}
