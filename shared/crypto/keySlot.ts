import { z } from 'zod';
import { concatBytes, fromHex, toHex, utf8 } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import { damaged } from '../domain/base/vaultFaults';
import type { Argon2Params, Primitives } from './primitives';
import { keyLength, seal, tryOpen, type Context } from './sealing';

const saltLength = 16;

/** storage-and-sync.md 1.3: about 0.7 s in a worker, and 128 MiB for each guess of a thief. */
export const argon2Default: Argon2Params = { memoryKiB: 128 * 1024, passes: 3, lanes: 1 };
/** Above this a forged slot could only be meant to stall the PC. */
const argon2Ceiling: Argon2Params = { memoryKiB: 1024 * 1024, passes: 16, lanes: 8 };

const hex = z.string().regex(/^([0-9a-f]{2})+$/);
const argon2Schema = z.strictObject({
  memoryKiB: z.int().positive(),
  passes: z.int().positive(),
  lanes: z.int().positive(),
});
const common = { format: z.literal('RK'), v: z.literal(1), salt: hex, sealed: hex };

/** Key slot v1: one way to a person's private keys. AAD: canonical JSON of slotContext. */
export const keySlotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('passphrase'), argon2: argon2Schema }),
  z.strictObject({ ...common, kind: z.literal('passphrase+device'), argon2: argon2Schema }),
  z.strictObject({ ...common, kind: z.literal('recovery') }),
]);
export type KeySlot = z.infer<typeof keySlotSchema>;

/** What opens a slot. A device secret only ever adds to the passphrase. */
export type SlotSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly argon2: Argon2Params }
  | {
      readonly kind: 'passphrase+device';
      readonly passphrase: string;
      readonly argon2: Argon2Params;
      readonly deviceSecret: Uint8Array;
    }
  | { readonly kind: 'recovery'; readonly code: Uint8Array };

/** Seals the private keys of `owner` so that only the secret opens them. */
export async function sealSlot(
  p: Primitives,
  owner: string,
  secret: SlotSecret,
  keys: Uint8Array,
): Promise<KeySlot> {
  const salt = p.randomBytes(saltLength);
  const argon2 = secret.kind === 'recovery' ? undefined : secret.argon2;
  const context = slotContext(owner, secret.kind, salt, argon2);
  const sealed = await seal(p, await slotKey(p, secret, salt), context, keys);
  const fields = { format: 'RK', v: 1, salt: toHex(salt), sealed: toHex(sealed) } as const;
  return secret.kind === 'recovery'
    ? { ...fields, kind: secret.kind }
    : { ...fields, kind: secret.kind, argon2: { ...secret.argon2 } };
}

/** The private keys, or `undefined` when the secret is a wrong one. */
export async function openSlot(
  p: Primitives,
  owner: string,
  secret: SlotSecret,
  slot: KeySlot,
): Promise<Uint8Array | undefined> {
  const salt = fromHex(slot.salt);
  const argon2 = slot.kind === 'recovery' ? undefined : slot.argon2;
  const context = slotContext(owner, slot.kind, salt, argon2);
  return tryOpen(p, await slotKey(p, secret, salt), { context, bytes: fromHex(slot.sealed) });
}

/** How to open a passphrase slot, refusing cost parameters that somebody has lowered or blown up. */
export async function passphraseSecret(
  slot: KeySlot,
  passphrase: string,
  floor: Argon2Params,
  deviceSecret: () => Promise<Uint8Array | undefined>,
): Promise<SlotSecret> {
  if (slot.kind === 'recovery') throw damaged('key slot');
  checkCost(slot.argon2, floor);
  const { argon2 } = slot;
  if (slot.kind === 'passphrase') return { kind: slot.kind, passphrase, argon2 };
  const secret = await deviceSecret();
  if (secret === undefined) throw deviceSecretMissing();
  return { kind: slot.kind, passphrase, argon2, deviceSecret: secret };
}

function checkCost(cost: Argon2Params, floor: Argon2Params): void {
  const low = cost.memoryKiB < floor.memoryKiB || cost.passes < floor.passes;
  const high =
    cost.memoryKiB > argon2Ceiling.memoryKiB ||
    cost.passes > argon2Ceiling.passes ||
    cost.lanes > argon2Ceiling.lanes;
  if (low || high) throw damaged('key slot');
}

function deviceSecretMissing(): Refused {
  return new Refused(
    'device-secret-missing',
    'The key store of this PC no longer holds its part of the key. Use the recovery code, or have another person of the desk set a new passphrase.',
  );
}

function slotContext(
  owner: string,
  kind: KeySlot['kind'],
  salt: Uint8Array,
  argon2: Argon2Params | undefined,
): Context {
  const cost = argon2 === undefined ? [] : [argon2.memoryKiB, argon2.passes, argon2.lanes];
  return ['slot1', owner, kind, toHex(salt), ...cost];
}

async function slotKey(p: Primitives, secret: SlotSecret, salt: Uint8Array): Promise<Uint8Array> {
  const info = `roi-desk slot 1 ${secret.kind}`;
  return p.hkdfSha256({
    secret: await slotMaterial(p, secret, salt),
    salt,
    info,
    length: keyLength,
  });
}

async function slotMaterial(
  p: Primitives,
  secret: SlotSecret,
  salt: Uint8Array,
): Promise<Uint8Array> {
  if (secret.kind === 'recovery') return secret.code;
  // One spelling of each letter, whichever keyboard typed it (RFC 8265 uses NFC; NFKC also folds widths).
  const typed = utf8(secret.passphrase.normalize('NFKC'));
  const stretched = await p.argon2id(typed, salt, secret.argon2);
  return secret.kind === 'passphrase' ? stretched : concatBytes(stretched, secret.deviceSecret);
}
