import type { AccountingView, AskedAccounting } from '../../contract/accounting';
import { localDate } from '../../domain/base/localDate';
import {
  accountingOf,
  type AccountedDisclosure,
  type Accounting,
  type AccountingList,
} from '../../domain/disclosure/accounting';
import { accountingClock, type AccountingClock } from '../../domain/disclosure/accountingClock';
import type { AccountingSlice } from '../../domain/disclosure/accountingSlice';
import { maySuspend } from '../../domain/disclosure/suspension';
import type { PacksInForce } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';
import { shortDate } from '../calendar';
import { formOf, todayOf, type OpenDesk } from '../context';
import { accountingRulesOf } from '../decide/answer';
import { packsOf } from '../rules/requestPacks';
import { patientName } from '../../domain/intake/parties';
import { patientOf } from '../patients/patientOf';
import { isNamedAlike, requestsOfPatient } from '../patients/samePatient';

type Asked = AccountingSlice['asked'][number];

export interface WantedAccounting {
  readonly list: AccountingList;
  readonly requestedOn: string;
  readonly from?: string | undefined;
}

/** Every request of the patient whom this one is about. */
export function ownRequests(desk: OpenDesk, state: RequestState): readonly RequestState[] {
  return requestsOfPatient(desk, state).same;
}

/** Requests with something to list of which nobody has said whether they are the patient’s. */
export function mayBeSame(desk: OpenDesk, state: RequestState): readonly RequestState[] {
  return requestsOfPatient(desk, state).unclear.filter(
    ({ disclosure, accounting }) =>
      disclosuresIn(disclosure) > 0 || (accounting?.asked.length ?? 0) > 0,
  );
}

export function disclosuresIn(disclosure: RequestState['disclosure']): number {
  return (disclosure?.rows.length ?? 0) + (disclosure?.typed.length ?? 0);
}

/** The list as it would be given today. */
export function accountingFor(
  desk: OpenDesk,
  state: RequestState,
  { list, requestedOn, from }: WantedAccounting,
): Accounting {
  const packs = packsOf(desk, requestedOn);
  const all = ownRequests(desk, state);
  return accountingOf({
    ...{ list, requestedOn, from },
    disclosures: all.flatMap((one) => disclosuresOf(one, packs)),
    suspensions: all.flatMap((one) => one.disclosure?.suspensions ?? []),
    today: todayOf(desk),
    rules: accountingRulesOf(packs),
  });
}

/** Released here or typed in; a typed one is judged by the row it was typed under. */
export function disclosuresOf(
  { disclosure }: RequestState,
  packs: PacksInForce,
): readonly AccountedDisclosure[] {
  const released = (disclosure?.rows ?? []).map((row) => ({
    ...row,
    basisKind: kindOf(row.basisRow, packs),
  }));
  const typed = (disclosure?.typed ?? []).map((row) => ({
    ...row,
    basisKind: kindOf(row.basisRow, packs),
    ...accountableOf(row.basisRow, packs),
  }));
  return [...released, ...typed];
}

function kindOf(rowId: string, { federal }: PacksInForce): string {
  return federal.pack.rows.find((row) => row.id === rowId)?.kind ?? '';
}

/** What the row it was typed under says; nothing where the rules no longer have that row. */
export function accountableOf(
  rowId: string,
  { federal }: PacksInForce,
): Pick<AccountedDisclosure, 'accountable' | 'accountableWhy'> {
  const row = federal.pack.rows.find((one) => one.id === rowId);
  return row ? { accountable: row.accountable, accountableWhy: row.accountableWhy } : {};
}

/** The request for an accounting as it stands: its clock, and whether it is free. */
export function clockOf(desk: OpenDesk, state: RequestState, asked: Asked): AccountingClock {
  const packs = packsOf(desk, asked.receivedOn);
  const earlier = ownRequests(desk, state)
    .flatMap((one) => one.accounting?.asked ?? [])
    .filter((one) => one.id !== asked.id && one.given !== undefined && one.list === asked.list)
    .map((one) => one.receivedOn);
  return accountingClock({
    receivedOn: asked.receivedOn,
    extendedTo: asked.extension?.completeBy,
    today: todayOf(desk),
    earlier,
    rules: accountingRulesOf(packs),
    packs,
  });
}

export function accountingViewOf(
  desk: OpenDesk,
  state: RequestState,
  wanted: Omit<WantedAccounting, 'requestedOn'>,
): AccountingView {
  const today = todayOf(desk);
  const packs = packsOf(desk, today);
  const form = formOf(state);
  const { entries, leftOut, suspended, from, to } = accountingFor(desk, state, {
    ...wanted,
    requestedOn: today,
  });
  return {
    ...{ today, from, to },
    patient: patientName(form),
    dateOfBirth: form.patientDateOfBirth,
    entries: [...entries],
    leftOut: [...leftOut],
    suspended: [...suspended],
    asked: ownRequests(desk, state).flatMap((one) =>
      (one.accounting?.asked ?? []).map((asked) => askedShown(desk, one, asked)),
    ),
    patientUnclear: patientOf(desk, state).kind === 'unclear',
    mayBeSame: mayBeSame(desk, state).map((other) => mayBeSameShown(desk, state, other)),
    suspendable: suspendable(desk, state, packs),
    reasons: packs.federal.pack.rows.map(({ id, title, kind }) => ({ row: id, title, kind })),
  };
}

function mayBeSameShown(
  desk: OpenDesk,
  state: RequestState,
  other: RequestState,
): AccountingView['mayBeSame'][number] {
  const form = formOf(other);
  return {
    requestId: other.id,
    number: other.intake.number ?? '',
    patient: patientName(form),
    dateOfBirth: form.patientDateOfBirth,
    recordNumber: form.patientRecordNumber,
    disclosures: disclosuresIn(other.disclosure),
    sameNameAndBirth: isNamedAlike(state, other),
    severalKnown: patientOf(desk, other).kind === 'unclear',
  };
}

function askedShown(desk: OpenDesk, state: RequestState, asked: Asked): AskedAccounting {
  const { id, number, list, receivedOn, given, withdrawn, fee } = asked;
  const letterId = letterOf(state, asked);
  return {
    ...{ id, number, list, receivedOn },
    ...clockOf(desk, state, asked),
    status: given ? 'given' : withdrawn ? 'withdrawn' : 'open',
    ...(fee && { fee: fee.cents }),
    ...(given && { entries: given.entries }),
    ...(letterId !== undefined && { letterId }),
  };
}

/** The letter that names this very request for an accounting. */
export function letterOf({ letters }: RequestState, { number }: Asked): string | undefined {
  return letters?.filed.find(
    (one) =>
      one.templateId === 'accounting' && one.parts.some(({ text }) => text.includes(`${number} `)),
  )?.id;
}

function suspendable(
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): AccountingView['suspendable'] {
  const rules = accountingRulesOf(packs);
  return ownRequests(desk, state)
    .flatMap((one) => disclosuresOf(one, packs))
    .filter((one) => maySuspend(one, rules))
    .map(({ id, disclosedOn, recipientName }) => ({
      id,
      label: `${shortDate(localDate(disclosedOn))}, ${recipientName}`,
    }));
}
