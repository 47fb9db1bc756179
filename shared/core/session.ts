import type { z } from 'zod';
import {
  personSchema,
  waitingPersonSchema,
  type Person,
  type Session,
  type sessionVerbs,
} from '../contract/session';
import type { ParsedInputOf } from '../contract/verb';
import type { FileStore } from '../crypto/fileStore';
import type { HeaderStore } from '../crypto/headerStore';
import type { Keyring } from '../crypto/keyring';
import type { Argon2Params, Primitives } from '../crypto/primitives';
import { createSealedFiles } from '../crypto/sealedFile';
import { Vault } from '../crypto/vault';
import { Refused } from '../domain/base/fault';
import { damaged, noSuchPerson } from '../domain/base/vaultFaults';
import type { clinicProfileSchema } from '../domain/clinic/slice';
import type { PdfEngine } from '../pdf/port';
import type { DeskShell } from './deskShell';
import { createJournal } from '../sync/createJournal';
import type { RowStore } from '../sync/storage';
import { ofClinic } from './change';
import { clinicOf, clinicSubjectId, type OpenDesk } from './context';
import type { LogPort } from './dispatcher';
import { clockWarningOf } from './clockWarning';
import { FilesForPdf } from './filesForPdf';
import { completedState, contentVersion, deskFolds } from './folds';
import type { Lending } from './lending';
import { namedFiles } from './namedFiles';
import { OpenFiles } from './openFiles';
import type { Clock, Emit, Ids } from './ports';
import { BackgroundReader } from './reading/backgroundReader';
import { StoppableWork } from './stoppable';
import type { InTurn } from './turns';

/** What a desk is composed of; each host brings its own. */
export interface DeskParts {
  readonly rows: RowStore;
  readonly header: HeaderStore;
  readonly files: FileStore;
  readonly primitives: Primitives;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pdf: PdfEngine;
  /** Where the PDF room can read the vault's files piece by piece. */
  readonly lending?: Lending;
  readonly shell: DeskShell;
  readonly emit: Emit;
  readonly log: LogPort;
  /** The practice clinic, and nothing but it. */
  readonly practice?: PracticeClinic;
  readonly deviceSecret?: () => Promise<Uint8Array | undefined>;
  /** Reads the words of scanned pages while nobody waits for them. */
  readonly readsPictures: boolean;
  /** Cheap key stretching; never set outside tests. */
  readonly testOnlyArgon2?: Argon2Params;
}

type Call = (verb: string, input: unknown) => Promise<unknown>;

/** What makes a practice clinic where there is none. */
export interface PracticeClinic {
  readonly profile: z.infer<typeof clinicProfileSchema>;
  readonly userName: string;
  readonly passphrase: string;
  /** Fills the new clinic with requests by calling the same verbs as a page does. */
  fill(call: Call, emit: Emit): Promise<void>;
}

interface Opened {
  readonly desk: OpenDesk;
  readonly keyring: Keyring;
}

type Input<N extends keyof typeof sessionVerbs> = ParsedInputOf<(typeof sessionVerbs)[N]>;

/** Who is signed in: nobody, or one person with the keys of the clinic. */
export class DeskSession {
  private readonly vault: Vault;
  private opened: Opened | undefined;
  private commits = 0;

  constructor(
    private readonly parts: DeskParts,
    private readonly inTurn: InTurn,
  ) {
    const { primitives, header, clock, deviceSecret, testOnlyArgon2 } = parts;
    this.vault = new Vault({
      primitives,
      storage: header,
      clock: () => Date.parse(clock.now()),
      holdsRecords: () => holdsRecords(parts),
      ...(deviceSecret && { deviceSecret }),
      ...(testOnlyArgon2 && { testOnlyArgon2 }),
    });
  }

  /** `undefined` while the desk is locked. */
  get person(): Person | undefined {
    return this.opened?.desk.user;
  }

  /** Somebody else knows the passphrase of whoever is signed in. */
  get mustChoosePassphrase(): boolean {
    if (!this.opened) return false;
    const { desk } = this.opened;
    return clinicOf(desk).givenPassphrases?.includes(desk.user.id) ?? false;
  }

  /** How often something was recorded since the desk was started, whoever was signed in. */
  get recorded(): number {
    return this.commits;
  }

  get desk(): OpenDesk {
    if (!this.opened) throw new Refused('locked', 'The desk is locked. Sign in to go on.');
    return this.opened.desk;
  }

  async status(): Promise<Session> {
    if (this.opened) {
      const { desk } = this.opened;
      const { people, user } = desk;
      const clinic = clinicOf(desk).profile;
      const clockWarning = clockWarningOf(desk);
      return {
        ...{ state: 'open', people: [...people], user, clinic },
        mustChoosePassphrase: this.mustChoosePassphrase,
        ...(clockWarning !== undefined && { clockWarning }),
      };
    }
    const screen = await this.vault.lockScreen();
    if (!screen) return { state: 'empty' };
    const people = screen.people.map((person) => waitingPersonSchema.parse(person));
    return { state: 'locked', people, recoveryWaitSeconds: screen.recoveryWaitSeconds };
  }

  async createClinic(input: Input<'session.createClinic'>): Promise<{ recoveryCode: string }> {
    const { profile, userName, passphrase } = input;
    const role = 'administrator';
    const created = await this.vault.createClinic({
      ...{ clinicName: profile.name, userName, role, passphrase },
    });
    const { userId } = created.keyring;
    const journal = await this.openJournal(created.keyring);
    await journal.append(
      ofClinic(
        { type: 'clinic.opened', body: { profile } },
        { type: 'clinic.personAdded', body: { userId, name: userName, role } },
      ),
    );
    await this.open(created.keyring, journal);
    return { recoveryCode: created.recoveryCode };
  }

  async unlock({ userId, passphrase }: Input<'session.unlock'>): Promise<Session> {
    const keyring = await this.vault.unlock(userId, passphrase);
    await this.open(keyring, await this.openJournal(keyring));
    return this.status();
  }

  /**
   * The code opens the clinic only for long enough to give the person a new passphrase. It is
   * recorded before it is done: a kill between the two leaves a trace too many, never one too few.
   */
  async recover(input: Input<'session.recover'>): Promise<Session> {
    const { recoveryCode, userId, newPassphrase } = input;
    const keyring = await this.vault.unlockWithRecovery(recoveryCode);
    try {
      if (!keyring.people().some((person) => person.id === userId)) throw noSuchPerson();
      const journal = await this.openJournal(keyring);
      checkSetUp(journal);
      await journal.append(ofClinic({ type: 'clinic.recovered', body: { userId } }));
      await keyring.resetPassphrase(userId, newPassphrase);
    } finally {
      keyring.lock();
    }
    return this.unlock({ userId, passphrase: newPassphrase });
  }

  /** Forgets every key. */
  lock(): void {
    this.opened?.desk.reading.stop();
    this.opened?.keyring.lock();
    this.opened = undefined;
  }

  private async openJournal(keyring: Keyring): Promise<OpenDesk['journal']> {
    const { rows, primitives, clock } = this.parts;
    const journal = createJournal({
      storage: rows,
      keyring,
      clock: () => Date.parse(clock.now()),
      primitives,
      folds: deskFolds,
      contentVersion,
      completed: completedState,
    });
    journal.onCommitted(() => {
      this.commits += 1;
    });
    await journal.open();
    return journal;
  }

  private async open(keyring: Keyring, journal: OpenDesk['journal']): Promise<void> {
    checkSetUp(journal);
    const desk = this.deskOf(keyring, journal);
    journal.onCommitted((operations) => {
      this.tellChanged(operations);
      if (this.parts.readsPictures) desk.reading.wake();
    });
    await this.sweep(desk);
    this.lock();
    this.opened = { desk, keyring };
    if (this.parts.readsPictures) desk.reading.wake();
  }

  private deskOf(keyring: Keyring, journal: OpenDesk['journal']): OpenDesk {
    const { primitives, pdf, shell, clock, ids, emit, practice, log, lending } = this.parts;
    const files = createSealedFiles({ store: this.parts.files, keyring, primitives });
    const filesForPdf = new FilesForPdf({ files, pdf, lending });
    const desk: OpenDesk = {
      ...{ journal, files, pdf, shell, clock, ids, emit },
      user: asPerson({ id: keyring.userId, name: keyring.userName, role: keyring.role }),
      get people() {
        return keyring.people().map(asPerson);
      },
      openFiles: new OpenFiles(pdf, files, filesForPdf),
      filesForPdf,
      signer: keyring,
      staff: practice ? withOnePassphrase(keyring, practice.passphrase) : keyring,
      randomBytes: (length) => primitives.randomBytes(length),
      sha256: (bytes) => primitives.sha256(bytes),
      practice: practice !== undefined,
      building: new StoppableWork(),
      reading: new BackgroundReader({
        deskOf: () => desk,
        inTurn: this.inTurn,
        onBug: (error) => log.bug({ verb: 'reading', error: errorName(error), places: [] }),
      }),
    };
    return desk;
  }

  private tellChanged(operations: readonly { subject: { kind: string; id: string } }[]): void {
    const requests = operations.filter(({ subject }) => subject.kind === 'request');
    const ids = new Set(requests.map(({ subject }) => subject.id));
    // What is known of a patient shows on every request of theirs.
    const isWide = operations.some(({ subject }) => subject.kind === 'patient');
    if (ids.size === 0 || isWide) this.parts.emit({ type: 'changed' });
    for (const requestId of ids) this.parts.emit({ type: 'changed', requestId });
  }

  /**
   * Files no request names any more: replaced packets, and what a killed desk left behind. Not
   * where a row was not understood: what it names cannot be known.
   */
  private async sweep(desk: OpenDesk): Promise<void> {
    if (!desk.journal.isWhole) return;
    try {
      await desk.files.sweep(namedFiles(desk.journal.all('request')));
    } catch (error) {
      // Rubbish that cannot be swept today must not keep a clinic out of its records.
      this.parts.log.bug({ verb: 'sweep', error: errorName(error), places: [] });
    }
  }
}

/** Whoever joins the practice clinic opens it as everybody there does: without typing one. */
function withOnePassphrase(keyring: Keyring, passphrase: string): OpenDesk['staff'] {
  return {
    addUser: (person) => keyring.addUser({ ...person, passphrase }),
    setRole: (userId, role) => keyring.setRole(userId, role),
    changePassphrase: (current, next) => keyring.changePassphrase(current, next),
    resetPassphrase: (userId, next) => keyring.resetPassphrase(userId, next),
  };
}

function asPerson(person: { id: string; name: string; role: string }): Person {
  return personSchema.parse(person);
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** A set-up that was interrupted is never unlocked: where records are, a clinic was opened first. */
function checkSetUp(journal: OpenDesk['journal']): void {
  if (!journal.get('clinic', clinicSubjectId)) throw damaged('clinic');
}

/** Any trace of a record counts, also a damaged one: what is left must never be set up over. */
async function holdsRecords({ rows, files }: DeskParts): Promise<boolean> {
  if ((await rows.meta('heads')) !== undefined) return true;
  const left = await Promise.all([rows.rows(), rows.batches(), files.list()]);
  return left.some((list) => list.length > 0);
}
