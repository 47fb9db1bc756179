import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256. */
export const sha256 = (bytes: Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
