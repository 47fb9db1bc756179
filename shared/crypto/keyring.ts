import { Refused } from '../domain/base/fault';
import { fromHex } from '../domain/base/bytes';
import {
  checkSignature,
  openEntry,
  readBatch,
  sealBatch,
  type BatchPlace,
  type BatchSigner,
  type ReadBatch,
} from './batchFormat';
import { wipeClinicKeys, type ClinicKeys } from './clinicKeys';
import { damaged, locked } from '../domain/base/vaultFaults';
import type { Member } from './header';
import type { HeaderBook } from './headerBook';
import type { Identity } from './identity';
import type { NewPerson, Person } from './person';
import type { Primitives } from './primitives';
import { RequestKeys, type WrappedRequestKey } from './requestKeys';
import { openRow, rowKeyId, sealRow, type RowPlace } from './rowFormat';
import type { SealingKey } from './sealing';
import {
  isSigned,
  signStatement,
  type StatementSignature,
  type StatementSigner,
} from './statement';

/** Under which key an operation is sealed: that of its request, or the log key of the clinic. */
export interface SealSubject {
  readonly kind: 'request' | 'clinic' | 'patient';
  readonly id: string;
}

export interface SealEntry {
  readonly subject: SealSubject;
  readonly plain: Uint8Array;
}

export interface OpenedBatch {
  readonly position: BatchPlace;
  /** Id of the person whose signature the batch bears. */
  readonly signer: string;
  readonly count: number;
  readonly entries: readonly Uint8Array[];
}

/**
 * What an unlocked desk holds: the keys of one person, of the clinic and of its requests.
 * Everything that opens sealed things goes through it; `lock` ends it.
 */
export interface Keyring extends StatementSigner {
  readonly userId: string;
  readonly userName: string;
  readonly role: string;
  /** Opened with the printed recovery code, by no person of the desk in particular. */
  readonly breakGlass: boolean;
  people(): Person[];
  addUser(person: NewPerson): Promise<Person>;
  setRole(userId: string, role: string): Promise<void>;
  /** `Refused`: wrong-passphrase, too-many-tries. */
  changePassphrase(current: string, next: string): Promise<void>;
  /** For a person who forgot theirs: new keys, new passphrase; what they signed stays verifiable. */
  resetPassphrase(userId: string, next: string): Promise<void>;
  loadWraps(wraps: readonly WrappedRequestKey[]): Promise<void>;
  requestKey(requestId: string): Promise<SealingKey>;
  requestWrap(requestId: string): Promise<WrappedRequestKey>;
  sealRow(place: RowPlace, plain: Uint8Array): Promise<Uint8Array>;
  openRow(place: RowPlace, sealed: Uint8Array): Promise<Uint8Array>;
  sealBatch(place: BatchPlace, entries: readonly SealEntry[]): Promise<Uint8Array>;
  openBatch(bytes: Uint8Array): Promise<OpenedBatch>;
  /** Zeroes the keys; every later use is refused with `locked`. */
  lock(): void;
}

export interface KeyringParts {
  readonly primitives: Primitives;
  readonly member: Member;
  readonly identity: Identity;
  /** All epochs, the newest last. */
  readonly clinicKeys: readonly [ClinicKeys, ...ClinicKeys[]];
  readonly book: HeaderBook;
}

/** The keyring of a person whose slot has been opened. */
export class UnlockedKeyring implements Keyring {
  readonly userId: string;
  readonly breakGlass: boolean;
  private readonly p: Primitives;
  private readonly newest: ClinicKeys;
  private readonly requests: RequestKeys;
  private open = true;

  constructor(private readonly parts: KeyringParts) {
    this.p = parts.primitives;
    this.userId = parts.member.id;
    this.breakGlass = parts.member.slot.kind === 'recovery';
    this.newest = parts.clinicKeys.at(-1) ?? parts.clinicKeys[0];
    this.requests = new RequestKeys(
      parts.primitives,
      parts.clinicKeys.map((keys) => keys.wrap),
    );
  }

  get userName(): string {
    return this.parts.book.member(this.userId).name;
  }

  get role(): string {
    return this.parts.book.member(this.userId).role;
  }

  people(): Person[] {
    return this.parts.book.people();
  }

  addUser(person: NewPerson): Promise<Person> {
    this.checkOpen();
    return this.parts.book.add(person, this.parts.clinicKeys);
  }

  setRole(userId: string, role: string): Promise<void> {
    this.checkOpen();
    return this.parts.book.setRole(userId, role);
  }

  changePassphrase(current: string, next: string): Promise<void> {
    this.checkOpen();
    if (this.breakGlass) throw notWithTheCode();
    return this.parts.book.changePassphrase(this.userId, current, next);
  }

  resetPassphrase(userId: string, next: string): Promise<void> {
    this.checkOpen();
    return this.parts.book.resetPassphrase(userId, next, this.parts.clinicKeys);
  }

  loadWraps(wraps: readonly WrappedRequestKey[]): Promise<void> {
    this.checkOpen();
    return this.requests.load(wraps);
  }

  requestKey(requestId: string): Promise<SealingKey> {
    this.checkOpen();
    return this.requests.keyOf(requestId);
  }

  requestWrap(requestId: string): Promise<WrappedRequestKey> {
    this.checkOpen();
    return this.requests.wrapOf(requestId);
  }

  async sealRow(place: RowPlace, plain: Uint8Array): Promise<Uint8Array> {
    this.checkOpen();
    const key = place.table === 'request' ? await this.requestKey(place.id) : this.newest.state;
    return sealRow(this.p, key, place, plain);
  }

  async openRow(place: RowPlace, sealed: Uint8Array): Promise<Uint8Array> {
    return openRow(this.p, this.keyById(rowKeyId(sealed), 'record'), place, sealed);
  }

  async sealBatch(place: BatchPlace, entries: readonly SealEntry[]): Promise<Uint8Array> {
    this.checkOpen();
    const keyed = await Promise.all(
      entries.map(async ({ subject, plain }) => ({ key: await this.keyFor(subject), plain })),
    );
    return sealBatch(this.p, place, this.signer, keyed);
  }

  async signStatement(statement: Uint8Array): Promise<StatementSignature> {
    this.checkOpen();
    return signStatement(this.p, this.signer, statement);
  }

  async signerOf(
    signature: StatementSignature,
    statement: Uint8Array,
  ): Promise<string | undefined> {
    this.checkOpen();
    const signer = this.parts.book.signer(signature.keyId);
    if (!signer) return undefined;
    const holds = await isSigned(this.p, signer.publicKey, { signature, statement });
    return holds ? signer.personId : undefined;
  }

  async openBatch(bytes: Uint8Array): Promise<OpenedBatch> {
    const batch = readBatch(bytes);
    const signer = await this.checkSigner(batch);
    const entries = await Promise.all(
      batch.entries.map((entry, index) =>
        openEntry(this.p, batch, index, this.keyById(entry.keyId, 'batch of changes')),
      ),
    );
    return { position: batch.place, signer, count: entries.length, entries };
  }

  lock(): void {
    this.open = false;
    this.requests.wipe();
    this.parts.clinicKeys.forEach(wipeClinicKeys);
    this.parts.identity.box.privateKey.fill(0);
    this.parts.identity.sign.privateKey.fill(0);
  }

  private get signer(): BatchSigner {
    const { identity } = this.parts;
    return { keyId: identity.signKeyId, privateKey: identity.sign.privateKey };
  }

  private async checkSigner(batch: ReadBatch): Promise<string> {
    this.checkOpen();
    const signer = this.parts.book.signer(batch.signerKeyId);
    if (signer === undefined) throw damaged('batch of changes');
    await checkSignature(this.p, batch, fromHex(signer.publicKey));
    return signer.personId;
  }

  private async keyFor(subject: SealSubject): Promise<SealingKey> {
    return subject.kind === 'request' ? this.requestKey(subject.id) : this.newest.log;
  }

  /** Never tries one key after another: the record names its key (GCM does not commit to one). */
  private keyById(keyId: string, what: string): SealingKey {
    this.checkOpen();
    const clinic = this.parts.clinicKeys.flatMap((keys) => [keys.log, keys.state]);
    const key = this.requests.byId(keyId) ?? clinic.find((candidate) => candidate.id === keyId);
    if (key === undefined) throw damaged(what);
    return key;
  }

  private checkOpen(): void {
    if (!this.open) throw locked();
  }
}

function notWithTheCode(): Refused {
  return new Refused(
    'not-with-recovery-code',
    'The recovery code has no passphrase. Set a new passphrase for a person of the desk instead.',
  );
}
