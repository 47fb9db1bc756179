import type { Person } from '../contract/session';
import type { OutputOf, ParsedInputOf, VerbTable } from '../contract/verb';
import type { SealedFiles } from '../crypto/sealedFile';
import type { Keyring } from '../crypto/keyring';
import type { StatementSigner } from '../crypto/statement';
import { isReopened } from '../domain/answer/standing';
import { toHex } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import type { Stamp } from '../domain/base/schemas';
import type { ClinicState } from '../domain/clinic/slice';
import type { IntakeFacts, IntakeForm } from '../domain/intake/slice';
import { isAllReleased } from '../domain/release/slice';
import type { PatientState } from '../domain/patients/slice';
import type { RequestState } from '../domain/request/state';
import type { PdfEngine } from '../pdf/port';
import { calendarDate } from './calendar';
import type { DeskShell } from './deskShell';
import type { Journal } from '../sync/journal';
import type { FilesForPdf } from './filesForPdf';
import type { OpenFiles } from './openFiles';
import type { BackgroundReader } from './reading/backgroundReader';
import type { Clock, Emit, Ids } from './ports';
import type { StoppableWork } from './stoppable';

/** The clinic is one subject of the journal; there is one clinic a vault. */
export const clinicSubjectId = 'clinic';

/** What a handler works with while somebody is signed in. */
export interface OpenDesk {
  readonly user: Person;
  readonly people: readonly Person[];
  readonly journal: Journal<RequestState, ClinicState, PatientState>;
  readonly files: SealedFiles;
  readonly pdf: PdfEngine;
  readonly openFiles: OpenFiles;
  readonly filesForPdf: FilesForPdf;
  readonly shell: DeskShell;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly emit: Emit;
  /** In the name of whoever is signed in. */
  readonly signer: StatementSigner;
  /** Lets people in and changes how they open the desk. */
  readonly staff: Pick<Keyring, 'addUser' | 'setRole' | 'changePassphrase' | 'resetPassphrase'>;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Reads the words of scanned pages in the background. */
  readonly reading: BackgroundReader;
  /** Packets that are being built. */
  readonly building: StoppableWork;
  /** Practice clinic: every page that comes out says so. */
  readonly practice: boolean;
}

/** One plain function for each verb of a station. */
export type StationHandlers<T extends VerbTable> = {
  readonly [N in keyof T]: (
    desk: OpenDesk,
    input: ParsedInputOf<T[N]>,
  ) => OutputOf<T[N]> | Promise<OutputOf<T[N]>>;
};

export function clinicOf(desk: OpenDesk): ClinicState {
  const clinic = desk.journal.get('clinic', clinicSubjectId);
  if (!clinic) throw new Error('an open desk without a clinic');
  return clinic;
}

export function todayOf(desk: OpenDesk): string {
  return desk.clock.today(clinicOf(desk).profile.timeZone);
}

/** The clinic's calendar day on which something was done, by the clock of the PC it was done on. */
export function dayOf(desk: OpenDesk, { at, wall }: Stamp): string {
  return calendarDate(wall ?? at, clinicOf(desk).profile.timeZone);
}

export function requestOf(desk: OpenDesk, requestId: string): RequestState {
  const state = desk.journal.get('request', requestId);
  if (!state) {
    throw new Refused('no-such-request', 'This request is not on this desk. Go back to the list.');
  }
  return state;
}

/**
 * A request that may still be worked on: neither released, nor cancelled, nor handed over. While a
 * delivery is pending nothing may change under it: the row must speak of the very packet that left.
 */
export function workableRequest(desk: OpenDesk, requestId: string): RequestState {
  const state = openRequest(desk, requestId);
  if (state.release?.pending) throw handedOver();
  return state;
}

export function handedOver(): Refused {
  return new Refused(
    'release-pending',
    'A packet of this request was handed over already. Say first whether all of it came out.',
  );
}

/** Neither released nor cancelled; a delivery may be pending. */
function openRequest(desk: OpenDesk, requestId: string): RequestState {
  const state = requestOf(desk, requestId);
  if (state.lifecycle.cancelled) {
    throw new Refused('request-cancelled', 'This request was cancelled. Start a new one.');
  }
  if (isReleased(state)) {
    throw new Refused(
      'request-released',
      'This request was released, so it stays as it is. Start a new request for anything more.',
    );
  }
  return state;
}

export function isReleased(state: RequestState): boolean {
  if (!isAllReleased(state.release)) return false;
  const last = state.release?.released.findLast((one) => !one.again);
  return !isReopened(state.answer, last?.released.at ?? '');
}

/** Cancelled or released: nobody works on it any more. */
export function isClosed(state: RequestState): boolean {
  return state.lifecycle.cancelled !== undefined || isReleased(state);
}

/** What is known of a request: its facts once it is logged, else the form as typed so far. */
export function formOf({ intake }: RequestState): IntakeForm {
  return intake.facts ?? intake.form;
}

export interface LoggedRequest {
  readonly state: RequestState;
  readonly facts: IntakeFacts;
  readonly number: string;
}

/** A workable request that has its number, so that its facts can be relied on. */
export function loggedRequest(desk: OpenDesk, requestId: string): LoggedRequest {
  return asLogged(workableRequest(desk, requestId));
}

/** A logged request whose packet is on its way out; it may be an old packet printed again. */
export function deliveringRequest(desk: OpenDesk, requestId: string): LoggedRequest {
  const state = requestOf(desk, requestId);
  return asLogged(state.release?.pending ? state : openRequest(desk, requestId));
}

export function asLogged(state: RequestState): LoggedRequest {
  const { facts, number } = state.intake;
  if (!facts || !number) {
    throw new Refused('not-logged', 'Log the request first: it has no number and no due date yet.');
  }
  return { state, facts, number };
}

/** The name of somebody of the desk, also of one who has left. */
export function personName(desk: OpenDesk, userId: string): string {
  const here = desk.people.find((person) => person.id === userId);
  const added = clinicOf(desk).people.find((person) => person.userId === userId);
  return here?.name ?? added?.name ?? 'someone who has left';
}

/** Who works on a request; empty where nobody does. */
export function claimedBy(desk: OpenDesk, { lifecycle }: RequestState): string {
  return lifecycle.claimed ? personName(desk, lifecycle.claimed.by) : '';
}

export async function sha256Hex(desk: OpenDesk, bytes: Uint8Array): Promise<string> {
  return toHex(await desk.sha256(bytes));
}
