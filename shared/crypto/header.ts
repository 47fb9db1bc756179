import { z } from 'zod';
import { equalBytes, fromHex, toHex } from '../domain/base/bytes';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import { damaged, newerFormat } from '../domain/base/vaultFaults';
import { keySlotSchema } from './keySlot';
import type { Primitives } from './primitives';

const what = 'list of keys';
const hex = z.string().regex(/^([0-9a-f]{2})+$/);
const key32 = hex.length(64);
const id = z.string().min(1).max(64);

const signKeySchema = z.strictObject({ keyId: hex.length(16), publicKey: key32 });

/** `pastSigns` verify what the person signed before a new passphrase was set for them. */
const memberSchema = z.strictObject({
  id,
  name: z.string(),
  role: z.string(),
  box: key32,
  sign: signKeySchema,
  pastSigns: z.array(signKeySchema),
  slot: keySlotSchema,
});
export type Member = z.infer<typeof memberSchema>;

/** One epoch of the clinic key, sealed to each member. */
const envelopeSchema = z.strictObject({
  epoch: z.int().positive(),
  sealed: z.record(id, hex),
});

const headerSchema = z.strictObject({
  format: z.literal('RH'),
  v: z.literal(1),
  clinicId: id,
  clinicName: z.string(),
  users: z.array(memberSchema),
  /** The holder of the printed code, who signs as nobody else. */
  recovery: memberSchema,
  clinicKeys: z.array(envelopeSchema).min(1),
});
/** What stands in the clear: names of staff, public keys, sealed keys. Never a patient. */
export type Header = z.infer<typeof headerSchema>;

const storedSchema = headerSchema.extend({ mac: key32 });
export type StoredHeader = z.infer<typeof storedSchema>;

/** Header v1: canonical JSON with an HMAC under the newest clinic key, checked after unlock. */
export async function encodeHeader(
  p: Primitives,
  macKey: Uint8Array,
  header: Header,
): Promise<Uint8Array> {
  const mac = toHex(await p.hmacSha256(macKey, canonicalBytes(header)));
  return canonicalBytes({ ...header, mac });
}

export function decodeHeader(bytes: Uint8Array): StoredHeader {
  const raw = parseOrDamaged(bytes);
  const format = z.looseObject({ format: z.literal('RH'), v: z.int() }).safeParse(raw);
  if (!format.success) throw damaged(what);
  if (format.data.v !== 1) throw newerFormat(what);
  const parsed = storedSchema.safeParse(raw);
  if (!parsed.success) throw damaged(what);
  return parsed.data;
}

function parseOrDamaged(bytes: Uint8Array): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch {
    throw damaged(what);
  }
}

/** Throws `vault-damaged` unless a holder of the clinic key wrote this header. */
export async function checkHeader(
  p: Primitives,
  macKey: Uint8Array,
  stored: StoredHeader,
): Promise<Header> {
  const { mac, ...header } = stored;
  const expected = await p.hmacSha256(macKey, canonicalBytes(header));
  if (!equalBytes(expected, fromHex(mac))) throw damaged(what);
  return header;
}
