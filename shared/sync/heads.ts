import { z } from 'zod';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import { damaged, newerFormat } from '../domain/base/vaultFaults';

const headSchema = z.strictObject({
  /** `<dev>-<epoch>` of the newest batch. */
  chain: z.string(),
  /** Sequence numbers of its first and last operation. */
  first: z.int().positive(),
  last: z.int().positive(),
  /** SHA-256 (hex) of the batch. */
  hash: z.string(),
});

const headsSchema = z.strictObject({
  /**
   * 2: the log may speak of patients. 3: says which content it holds. The highest is written, so
   * that an older desk stops at the door.
   */
  v: z.literal([1, 2, 3]),
  /** Highest version of states and operation bodies in the vault; before 3 nobody counted. */
  content: z.int().nonnegative().default(0),
  /** The newest batch of each device, by device. */
  devices: z.record(z.string(), headSchema),
  /** The latest clock reading in the log. */
  hlc: z.string(),
  /** How many operations there are. Each raises one row's revision by one. */
  operations: z.int().nonnegative(),
});
/** What the log ends with; sealed and written with every append, so that a cut log is noticed. */
export type Heads = z.infer<typeof headsSchema>;

export function encodeHeads(heads: Heads): Uint8Array {
  return canonicalBytes(heads);
}

export function decodeHeads(bytes: Uint8Array): Heads {
  const raw = parseJsonBytes(bytes);
  const versioned = z.looseObject({ v: z.int() }).safeParse(raw);
  if (versioned.success && versioned.data.v > 3) throw newerFormat('list of heads');
  const parsed = headsSchema.safeParse(raw);
  if (!parsed.success) throw damaged('list of heads');
  return parsed.data;
}
