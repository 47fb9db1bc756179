import { toHex } from '../../shared/domain/base/bytes';
import type { Argon2Params } from '../../shared/crypto/primitives';
import type { Call, contract, DeskEvent, VerbName } from '../../shared/contract/contract';
import type { InputOf, OutputOf } from '../../shared/contract/verb';
import type { ClinicProfile } from '../../shared/domain/clinic/slice';
import { calendarDate } from '../../shared/core/calendar';
import { createDesk } from '../../shared/core/desk';
import type { BugReport, Dispatch } from '../../shared/core/dispatcher';
import type { DeskParts } from '../../shared/core/session';
import { Refused } from '../../shared/domain/base/fault';
import type { PdfEngine } from '../../shared/pdf/port';
import type { DeskShell } from '../../shared/core/deskShell';
import { webPrimitives } from '../../renderer/workers/storage/webPrimitives';
import { MemoryDisk, openMemoryStorage } from './memoryStorage';
import { engineInNode } from '../../electron/headless/engineInNode';

/** Key stretching that costs nothing, for desks that hold nothing. */
export const cheapArgon2: Argon2Params = { memoryKiB: 64, passes: 1, lanes: 1 };

export const riverClinic: ClinicProfile = {
  name: 'River Clinic',
  address: '12 Mill Road\nAustin, TX 78701',
  phone: '(512) 555-0100',
  state: 'TX',
  facilityType: 'physician',
  timeZone: 'America/Chicago',
  privacyContact: 'Privacy officer, (512) 555-0101',
  isPart2Program: false,
  batesPrefix: 'RIVER',
};

/** A clock that stands still until a test moves it. */
export class TestClock {
  constructor(private at: string) {}
  now = (): string => this.at;
  today = (timeZone: string): string => calendarDate(this.at, timeZone);
  set(instant: string): void {
    this.at = instant;
  }
}

/** A shell that keeps what it is given and answers as it is told. */
export class FakeShell {
  readonly printed: Uint8Array[] = [];
  readonly saved: { name: string; bytes: Uint8Array }[] = [];
  readonly scans = new Map<string, Uint8Array>();
  print: 'sent' | 'cancelled' = 'sent';
  save: 'saved' | 'cancelled' = 'saved';
  /** Thrown at the next print or save: a refusal, or what a program does that fails. */
  fault: Error | undefined;

  readonly handlers: DeskShell = {
    'desk.info': () => Promise.resolve({ shell: 'loopback', version: '0.0.0', practice: false }),
    'file.save': (input) => this.take(() => this.keepFile(input.suggestedName, input.bytes)),
    'print.pdf': (input) => this.take(() => this.keepPrint(input.bytes)),
    'scan.status': () =>
      Promise.resolve({ watching: true, folder: 'scans', waiting: this.scans.size }),
    'scan.choose': () => Promise.resolve({ outcome: 'cancelled' }),
    'scan.list': () => Promise.resolve({ files: [...this.scans].map(([name, { length }]) => ({ name, size: length, modified: 0 })) }), // prettier-ignore
    'scan.read': ({ name }) => this.take(() => this.readScan(name)),
    'scan.done': ({ name }) => {
      this.scans.delete(name);
      return Promise.resolve({ movedAs: name });
    },
    'secret.get': () => Promise.resolve({ found: false }),
    'secret.put': () => Promise.resolve({ kept: false }),
  };

  private keepFile(name: string, bytes: Uint8Array) {
    if (this.save === 'cancelled') return { saved: false } as const;
    this.saved.push({ name, bytes: bytes.slice() });
    return { saved: true, name } as const;
  }

  private keepPrint(bytes: Uint8Array) {
    if (this.print === 'sent') this.printed.push(bytes.slice());
    return { outcome: this.print };
  }

  private readScan(name: string) {
    const bytes = this.scans.get(name);
    if (!bytes) throw new Refused('scan-vanished', 'The scan is no longer in the folder.');
    return { name, bytes: bytes.slice() };
  }

  private take<T>(work: () => T): Promise<T> {
    const { fault } = this;
    this.fault = undefined;
    return fault ? Promise.reject(fault) : Promise.resolve().then(work);
  }
}

export interface TestDesk {
  readonly dispatch: Dispatch;
  readonly call: Call;
  /** Calls a verb and answers its value; throws the fault where it is refused. */
  readonly ask: Ask;
  readonly shell: FakeShell;
  readonly clock: TestClock;
  readonly disk: MemoryDisk;
  readonly events: DeskEvent[];
  readonly bugs: BugReport[];
  readonly recoveryCode: string;
  /** Signs somebody else in, by name. */
  signIn(name: string): Promise<void>;
  lock(): void;
}

export type Ask = <N extends VerbName>(
  name: N,
  input: InputOf<(typeof contract)[N]>,
) => Promise<OutputOf<(typeof contract)[N]>>;

export interface TestDeskOptions {
  readonly now?: string;
  readonly disk?: MemoryDisk;
  readonly pdf?: PdfEngine;
  readonly practice?: DeskParts['practice'];
  /** Scanned pages are read in the background; not unless said. */
  readonly readsPictures?: boolean;
  readonly profile?: ClinicProfile;
}

export const passphraseOf = (name: string): string => `${name} opens the desk`;

/** The product's PDF room in Node. */
let engine: Promise<PdfEngine> | undefined;

/** A desk over memory with a still clock: the real core, crypto, journal and PDF engine. */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const bare = await openBareDesk(options);
  const created = await bare.ask('session.createClinic', {
    profile: options.profile ?? riverClinic,
    userName: 'Ada',
    passphrase: passphraseOf('Ada'),
  });
  await bare.ask('people.add', { name: 'Ben', role: 'qc', passphrase: passphraseOf('Ben') });
  return { ...bare, recoveryCode: created.recoveryCode };
}

/** The same desk before a clinic has been set up, or over a disk that holds one. */
export async function openBareDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const disk = options.disk ?? new MemoryDisk();
  const shell = new FakeShell();
  const clock = new TestClock(options.now ?? '2026-09-01T14:10:00.000Z');
  const events: DeskEvent[] = [];
  const bugs: BugReport[] = [];
  const desk = createDesk({
    ...openMemoryStorage(disk),
    primitives: webPrimitives,
    clock,
    ids: { newId: () => toHex(webPrimitives.randomBytes(16)) },
    pdf: options.pdf ?? (await (engine ??= engineInNode())),
    shell: shell.handlers,
    emit: (event) => void events.push(event),
    log: { bug: (report) => void bugs.push(report) },
    ...(options.practice && { practice: options.practice }),
    readsPictures: options.readsPictures ?? false,
    testOnlyArgon2: cheapArgon2,
  });
  const call = desk.dispatch as unknown as Call;
  const ask = askOf(desk.dispatch, bugs);
  const signIn = async (name: string) => {
    const session = await ask('session.status', {});
    const people = session.state === 'empty' ? [] : session.people;
    const userId = people.find((person) => person.name === name)?.id ?? '';
    await ask('session.unlock', { userId, passphrase: passphraseOf(name) });
  };
  return { ...{ dispatch: desk.dispatch, call, ask, shell, clock, disk, events, bugs, signIn }, recoveryCode: '', lock: () => desk.lock() }; // prettier-ignore
}

function askOf(dispatch: Dispatch, bugs: readonly BugReport[]): Ask {
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const reply = await dispatch(name, input);
    if (reply.ok) return reply.value;
    if (['bug', 'saved-then-failed'].includes(reply.fault.code)) {
      throw new Error(`bug in ${name}: ${JSON.stringify(bugs)}`);
    }
    throw new Refused(reply.fault.code, reply.fault.message);
  };
  return ask as Ask;
}
