import { Refused } from '../../domain/base/fault';
import { passwordProblem } from '../../domain/release/lock';
import type { Delivery, LockWanted } from '../../domain/release/slice';
import type { LoggedRequest, OpenDesk } from '../context';

/** What leaves, and what is kept of its lock. */
interface Copy {
  readonly bytes: Uint8Array;
  readonly lock?: Delivery['lock'];
}

/**
 * The proved packet as it is to be saved: as it is, or locked and proved once more. The password
 * goes into the file and nowhere else.
 */
export async function copyToSave(
  desk: OpenDesk,
  { facts }: LoggedRequest,
  proved: Uint8Array,
  wanted: LockWanted | undefined,
): Promise<Copy> {
  if (!wanted) return { bytes: proved };
  const { password, told } = wanted;
  const problem = passwordProblem(password, facts);
  if (problem !== undefined) throw new Refused('password-weak', problem);
  const { bytes, report } = await desk.pdf.lock({ bytes: proved, password }, ({ done, total }) =>
    desk.emit({ type: 'progress', task: 'lock', done, total }),
  );
  return { bytes, lock: { told, fileSha256: report.outputSha256 } };
}
