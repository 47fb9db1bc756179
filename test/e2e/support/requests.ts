import type { TestDesk } from '../../support/desk';
import { addChart, attorney, lookAtAll } from '../../unit/core/walk';
import { clinicDay } from './days';

/** An attorney's request, ready for its packet, made as the unit tests make one. */
export async function readyForPacket(vault: TestDesk, expiresOn = clinicDay(30)): Promise<string> {
  const requestId = await attorney(vault, { expiresOn });
  await vault.ask('authorization.accept', { requestId });
  await addChart(vault, requestId);
  await lookAtAll(vault, requestId);
  return requestId;
}
