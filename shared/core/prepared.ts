import { hasPrepared } from '../domain/qc/checklist';
import type { OpenDesk } from './context';

/** Whether the person signed in had a hand in what the packet is, and so checks their own work. */
export async function hasPreparedPacket(desk: OpenDesk, requestId: string): Promise<boolean> {
  const operations = await desk.journal.operationsOf({ kind: 'request', id: requestId });
  return hasPrepared(operations, desk.user.id);
}
