import { toHex } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import { noSuchPerson } from '../domain/base/vaultFaults';
import { newClinicKeys, type ClinicKeys } from './clinicKeys';
import { checkHeader, decodeHeader, type Header, type Member } from './header';
import { HeaderBook, headerStoreKey, peopleOf } from './headerBook';
import type { HeaderStore } from './headerStore';
import { restoreIdentity } from './identity';
import { argon2Default, openSlot } from './keySlot';
import { UnlockedKeyring, type Keyring } from './keyring';
import { newMember, newRecoveryMember, openClinicKeys, sealToMember, SlotMaker } from './member';
import { PassphraseDelay } from './passphraseDelay';
import type { NewPerson, Person } from './person';
import type { Argon2Params, Primitives } from './primitives';
import { formatRecoveryCode, parseRecoveryCode, recoverySecretLength } from './recoveryCode';

export interface VaultParts {
  readonly primitives: Primitives;
  readonly storage: HeaderStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /**
   * Whether anything was ever recorded under the keys of the header; taken for granted where not
   * given. A header under which nothing was is a set-up that was interrupted: it may be replaced.
   */
  readonly holdsRecords?: () => Promise<boolean>;
  /** A secret kept by the PC (safeStorage); people added while it is there need it to unlock. */
  readonly deviceSecret?: () => Promise<Uint8Array | undefined>;
  /** Cheap parameters, and the floor under them. Never set outside tests. */
  readonly testOnlyArgon2?: Argon2Params;
}

export interface NewClinic {
  readonly clinicName?: string;
  readonly userName: string;
  readonly role: string;
  readonly passphrase: string;
}

export interface CreatedClinic {
  readonly keyring: Keyring;
  /** Nine groups of four symbols: shown once, stored nowhere. */
  readonly recoveryCode: string;
  readonly header: Header;
}

export interface LockScreen {
  readonly clinicName: string;
  readonly people: readonly WaitingPerson[];
  /** Until the next recovery code is taken, after several wrong ones. */
  readonly recoveryWaitSeconds: number;
}

export interface WaitingPerson extends Person {
  /** Until the next passphrase is taken, after several wrong ones. */
  readonly waitSeconds: number;
}

/** The door of the vault: what can be done before anybody has unlocked it. */
export class Vault {
  private readonly p: Primitives;
  private readonly slots: SlotMaker;
  private readonly delay: PassphraseDelay;

  constructor(private readonly parts: VaultParts) {
    this.p = parts.primitives;
    this.delay = new PassphraseDelay(parts.storage, parts.clock);
    const argon2 = parts.testOnlyArgon2 ?? argon2Default;
    const deviceSecret = parts.deviceSecret ?? (() => Promise.resolve(undefined));
    const { primitives } = parts;
    this.slots = new SlotMaker({
      primitives,
      argon2,
      floor: argon2,
      delay: this.delay,
      deviceSecret,
    });
  }

  /** `undefined` before a clinic has been set up here. */
  async lockScreen(): Promise<LockScreen | undefined> {
    const bytes = await this.parts.storage.get(headerStoreKey);
    if (bytes === undefined || !(await this.holdsRecords())) return undefined;
    const header = decodeHeader(bytes);
    const people = peopleOf(header);
    const ids = [header.recovery.id, ...people.map((person) => person.id)];
    const [recoveryWaitSeconds = 0, ...waits] = await this.delay.secondsLeft(ids);
    return {
      clinicName: header.clinicName,
      people: people.map((person, at) => ({ ...person, waitSeconds: waits[at] ?? 0 })),
      recoveryWaitSeconds,
    };
  }

  /** `Refused`: clinic-exists. */
  async createClinic(input: NewClinic): Promise<CreatedClinic> {
    if (await this.holdsClinic()) throw clinicExists();
    const code = this.p.randomBytes(recoverySecretLength);
    const person: NewPerson = {
      name: input.userName,
      role: input.role,
      passphrase: input.passphrase,
    };
    const user = await newMember(this.p, this.slots, person);
    const recovery = await newRecoveryMember(this.p, code);
    const keys = await newClinicKeys(this.p, 1);
    const header = await this.firstHeader(input.clinicName ?? '', [user, recovery], keys);
    await this.book(header, keys).save(header);
    const recoveryCode = await formatRecoveryCode(this.p, code);
    return { keyring: await this.unlock(user.id, input.passphrase), recoveryCode, header };
  }

  /** `Refused`: wrong-passphrase, too-many-tries, vault-damaged, newer-format, no-such-person. */
  async unlock(userId: string, passphrase: string): Promise<Keyring> {
    const stored = await this.header();
    const member = stored.users.find((user) => user.id === userId);
    if (member === undefined) throw noSuchPerson();
    return this.keyringOf(member, await this.slots.open(member, passphrase));
  }

  /** Break-glass: opens everything, signs as "Recovery code". `Refused`: recovery-code-mistyped, recovery-code-wrong. */
  async unlockWithRecovery(typed: string): Promise<Keyring> {
    const { recovery } = await this.header();
    const code = await parseRecoveryCode(this.p, typed);
    await this.delay.begin(recovery.id);
    const keys = await openSlot(this.p, recovery.id, { kind: 'recovery', code }, recovery.slot);
    if (keys === undefined) throw wrongCode();
    await this.delay.succeeded(recovery.id);
    return this.keyringOf(recovery, keys);
  }

  private async holdsClinic(): Promise<boolean> {
    const bytes = await this.parts.storage.get(headerStoreKey);
    return bytes !== undefined && this.holdsRecords();
  }

  private holdsRecords(): Promise<boolean> {
    return this.parts.holdsRecords?.() ?? Promise.resolve(true);
  }

  private async keyringOf(member: Member, secret: Uint8Array): Promise<Keyring> {
    const stored = await this.header();
    const identity = restoreIdentity(member, secret);
    secret.fill(0);
    const clinicKeys = await openClinicKeys(this.p, stored, member.id, identity);
    const newest = clinicKeys.at(-1) ?? clinicKeys[0];
    const header = await checkHeader(this.p, newest.header, stored);
    const book = this.book(header, newest);
    return new UnlockedKeyring({ primitives: this.p, member, identity, clinicKeys, book });
  }

  private book(header: Header, keys: ClinicKeys): HeaderBook {
    const { primitives, storage } = this.parts;
    return new HeaderBook({ primitives, storage, slots: this.slots, macKey: keys.header }, header);
  }

  private async header() {
    const bytes = await this.parts.storage.get(headerStoreKey);
    if (bytes === undefined) throw noClinic();
    return decodeHeader(bytes);
  }

  private async firstHeader(
    clinicName: string,
    [user, recovery]: readonly [Member, Member],
    keys: ClinicKeys,
  ): Promise<Header> {
    const clinicId = toHex(this.p.randomBytes(16));
    const envelopes = await Promise.all(
      [user, recovery].map(async (member) => {
        const envelope = await sealToMember(this.p, clinicId, member, keys);
        return [member.id, toHex(envelope)] as const;
      }),
    );
    const clinicKeys = [{ epoch: keys.epoch, sealed: Object.fromEntries(envelopes) }];
    return { format: 'RH', v: 1, clinicId, clinicName, users: [user], recovery, clinicKeys };
  }
}

function clinicExists(): Refused {
  return new Refused(
    'clinic-exists',
    'This PC already holds a clinic. Unlock it, or start in practice mode.',
  );
}

function noClinic(): Refused {
  return new Refused(
    'no-clinic',
    'No clinic has been set up on this PC yet. Set one up, or restore a backup.',
  );
}

function wrongCode(): Refused {
  return new Refused(
    'recovery-code-wrong',
    'That recovery code belongs to another clinic or was replaced. Look for the newest printed code. Nothing was deleted.',
  );
}
