import { fromHex, toHex } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import { deriveClinicKeys, type ClinicKeys } from './clinicKeys';
import { damaged } from '../domain/base/vaultFaults';
import type { Header, Member } from './header';
import { newIdentity, privateKeys, publicIdentity, type Identity } from './identity';
import { openSlot, passphraseSecret, sealSlot, type KeySlot, type SlotSecret } from './keySlot';
import type { PassphraseDelay } from './passphraseDelay';
import type { NewPerson } from './person';
import type { Argon2Params, Primitives } from './primitives';
import { openFrom, sealTo } from './publicSeal';
import type { Context } from './sealing';

export interface SlotSettings {
  readonly primitives: Primitives;
  readonly argon2: Argon2Params;
  /** Slots cheaper than this are taken for tampering. */
  readonly floor: Argon2Params;
  readonly delay: PassphraseDelay;
  /** The secret the key store of this PC adds, where there is one. */
  readonly deviceSecret: () => Promise<Uint8Array | undefined>;
}

/** Makes and opens the slots of people. */
export class SlotMaker {
  constructor(private readonly settings: SlotSettings) {}

  makeFor(owner: string, passphrase: string, identity: Identity): Promise<KeySlot> {
    return this.make(owner, passphrase, privateKeys(identity));
  }

  async make(owner: string, passphrase: string, keys: Uint8Array): Promise<KeySlot> {
    const { primitives, argon2 } = this.settings;
    const deviceSecret = await this.settings.deviceSecret();
    const secret: SlotSecret =
      deviceSecret === undefined
        ? { kind: 'passphrase', passphrase, argon2 }
        : { kind: 'passphrase+device', passphrase, argon2, deviceSecret };
    return sealSlot(primitives, owner, secret, keys);
  }

  /** The private keys of the member. `Refused`: wrong-passphrase, too-many-tries. */
  async open(member: Member, passphrase: string): Promise<Uint8Array> {
    const { primitives, delay, floor, deviceSecret } = this.settings;
    const secret = await passphraseSecret(member.slot, passphrase, floor, deviceSecret);
    await delay.begin(member.id);
    const keys = await openSlot(primitives, member.id, secret, member.slot);
    if (keys === undefined) throw wrongPassphrase();
    await delay.succeeded(member.id);
    return keys;
  }
}

export async function newMember(
  p: Primitives,
  slots: SlotMaker,
  person: NewPerson,
): Promise<Member> {
  const id = person.id ?? toHex(p.randomBytes(16));
  const identity = await newIdentity(p);
  const slot = await slots.makeFor(id, person.passphrase, identity);
  const { name, role } = person;
  return { id, name, role, ...publicIdentity(identity), pastSigns: [], slot };
}

/** The holder of the printed code: its own keys, so that its use is told from anybody else's. */
export async function newRecoveryMember(p: Primitives, code: Uint8Array): Promise<Member> {
  const id = toHex(p.randomBytes(16));
  const identity = await newIdentity(p);
  const slot = await sealSlot(p, id, { kind: 'recovery', code }, privateKeys(identity));
  const half = publicIdentity(identity);
  return { id, name: 'Recovery code', role: 'recovery', ...half, pastSigns: [], slot };
}

export function sealToMember(
  p: Primitives,
  clinicId: string,
  member: Member,
  keys: ClinicKeys,
): Promise<Uint8Array> {
  const context = envelopeContext(clinicId, keys.epoch, member.id);
  return sealTo(p, fromHex(member.box), context, keys.secret);
}

/** The clinic keys sealed to this person, the oldest epoch first. */
export async function openClinicKeys(
  p: Primitives,
  header: Header,
  memberId: string,
  identity: Identity,
): Promise<[ClinicKeys, ...ClinicKeys[]]> {
  const own = header.clinicKeys.flatMap(({ epoch, sealed }) => {
    const envelope = sealed[memberId];
    return envelope === undefined ? [] : [{ epoch, envelope }];
  });
  const [first, ...rest] = await Promise.all(
    own.map(async ({ epoch, envelope }) => {
      const context = envelopeContext(header.clinicId, epoch, memberId);
      const secret = await openFrom(p, identity.box, context, fromHex(envelope));
      return deriveClinicKeys(p, epoch, secret);
    }),
  );
  if (first === undefined) throw damaged('list of keys');
  return [first, ...rest];
}

function envelopeContext(clinicId: string, epoch: number, memberId: string): Context {
  return ['clinic1', clinicId, epoch, memberId];
}

function wrongPassphrase(): Refused {
  return new Refused(
    'wrong-passphrase',
    'That passphrase is not the right one. Check Caps Lock and the keyboard language, then try again. Nothing was deleted.',
  );
}
