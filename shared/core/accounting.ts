import type { accountingVerbs } from '../contract/accounting';
import { Refused } from '../domain/base/fault';
import { maySuspend } from '../domain/disclosure/suspension';
import type { RequestState } from '../domain/request/state';
import {
  accountingFor,
  accountingViewOf,
  clockOf,
  disclosuresOf,
  disclosuresIn,
  letterOf,
  mayBeSame,
  ownRequests,
} from './accounting/view';
import { accountingCsv, accountingLetter, extensionLetter } from './accounting/papers';
import { change } from './change';
import {
  asLogged,
  formOf,
  requestOf,
  todayOf,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { accountingRulesOf } from './decide/answer';
import { packsOf } from './rules/requestPacks';
import { printFiledLetter } from './letters/desk';
import { patientName } from '../domain/intake/parties';
import { patientOf } from './patients/patientOf';

/** The accounting of disclosures (45 CFR 164.528): asked for, answered, and kept. */
export const accountingHandlers: StationHandlers<typeof accountingVerbs> = {
  'accounting.patients': (desk, { text }) => ({ patients: patientsOf(desk, text) }),
  'accounting.view': (desk, { requestId, ...wanted }) =>
    accountingViewOf(desk, requestOf(desk, requestId), wanted),
  'accounting.ask': async (desk, { requestId, ...wanted }) => {
    const { state, number } = asLogged(requestOf(desk, requestId));
    if (wanted.receivedOn > todayOf(desk)) throw future();
    const nth = (state.accounting?.asked.length ?? 0) + 1;
    const asked = { ...wanted, id: desk.ids.newId(), number: `AOD-${number}-${nth}` };
    await change(desk, requestId, { type: 'accounting.asked', body: { asked } });
    return {};
  },
  'accounting.extend': async (desk, { requestId, accountingId, reason, completeBy }) => {
    const open = openAccounting(desk, requestId, accountingId);
    checkExtension(desk, open, completeBy);
    await extensionLetter(desk, open, { reason, completeBy });
    return {};
  },
  'accounting.tellFee': async (desk, { requestId, accountingId, cents }) => {
    const { state, asked } = openAccounting(desk, requestId, accountingId);
    const { free, freeWhy } = clockOf(desk, state, asked);
    if (free) throw new Refused('accounting-free', freeWhy);
    await change(desk, state.id, { type: 'accounting.feeTold', body: { accountingId, cents } });
    return {};
  },
  'accounting.withdraw': async (desk, { requestId, accountingId }) => {
    const { state } = openAccounting(desk, requestId, accountingId);
    await change(desk, state.id, { type: 'accounting.withdrawn', body: { accountingId } });
    return {};
  },
  'accounting.give': async (desk, { requestId, accountingId }) => {
    await give(desk, requestId, accountingId);
    return {};
  },
  'accounting.print': (desk, { requestId, accountingId }) => {
    const { state, asked } = anAccounting(desk, requestId, accountingId);
    return printFiledLetter(desk, state, letterOf(state, asked) ?? '');
  },
  'accounting.saveCsv': (desk, { requestId, accountingId }) =>
    saveCsv(desk, requestId, accountingId),
  'accounting.typeIn': async (desk, { requestId, disclosure }) => {
    requestOf(desk, requestId);
    if (disclosure.disclosedOn > todayOf(desk)) throw future();
    const body = { disclosure: { ...disclosure, id: desk.ids.newId() } };
    await change(desk, requestId, { type: 'disclosure.typedIn', body });
    return {};
  },
  'accounting.suspend': async (desk, { requestId, suspension }) => {
    const state = suspendableOn(desk, requestOf(desk, requestId), suspension.disclosureId);
    if (suspension.statedOn > todayOf(desk)) throw future();
    if (suspension.kind === 'written' && suspension.until === undefined) {
      throw new Refused('no-time', 'Type until when: a written statement has to name the time.');
    }
    const body = { suspension: { ...suspension, id: desk.ids.newId() } };
    await change(desk, state.id, { type: 'disclosure.suspended', body });
    return {};
  },
};

function future(): Refused {
  return new Refused('bad-input', 'This day lies in the future.');
}

function patientsOf(desk: OpenDesk, text: string) {
  const wanted = text.trim().toLowerCase();
  const shown = new Set<string>();
  return desk.journal.all('request').flatMap((state) => {
    const name = patientName(formOf(state));
    if (!state.intake.number || shown.has(state.id)) return [];
    if (!name.toLowerCase().includes(wanted)) return [];
    const all = ownRequests(desk, state);
    for (const { id } of all) shown.add(id);
    return {
      requestId: state.id,
      patient: name,
      dateOfBirth: formOf(state).patientDateOfBirth,
      disclosures: all.reduce((sum, { disclosure }) => sum + disclosuresIn(disclosure), 0),
    };
  });
}

/** The accounting and the request it is kept on: one of the patient's, not always this one. */
function anAccounting(desk: OpenDesk, requestId: string, accountingId: string) {
  for (const state of ownRequests(desk, requestOf(desk, requestId))) {
    const asked = state.accounting?.asked.find((one) => one.id === accountingId);
    if (asked) return { state, asked, request: asLogged(state) };
  }
  throw new Refused('no-such-accounting', 'This request for an accounting is not on this desk.');
}

type OpenAccounting = ReturnType<typeof anAccounting>;

function openAccounting(desk: OpenDesk, requestId: string, accountingId: string): OpenAccounting {
  const found = anAccounting(desk, requestId, accountingId);
  if (!found.asked.given && !found.asked.withdrawn) return found;
  throw new Refused('accounting-closed', 'This request for an accounting is closed already.');
}

function checkExtension(
  desk: OpenDesk,
  { state, asked }: OpenAccounting,
  completeBy: string,
): void {
  const { extension } = clockOf(desk, state, asked);
  if (!extension.allowed) throw new Refused('no-extension', extension.sentence);
  if (completeBy > extension.latest || completeBy <= extension.noticeBy) {
    throw new Refused(
      'extension-day',
      `The day has to lie after ${extension.noticeBy} and not after ${extension.latest}.`,
    );
  }
}

/** A fee the patient has not been told of, so that they could withdraw, is not asked for. */
async function give(desk: OpenDesk, requestId: string, accountingId: string): Promise<void> {
  const open = openAccounting(desk, requestId, accountingId);
  const { state, asked } = open;
  checkPatientClear(desk, state);
  checkAllConfirmed(desk, state);
  const clock = clockOf(desk, state, asked);
  const { list, receivedOn: requestedOn, from } = asked;
  const accounting = accountingFor(desk, state, { list, requestedOn, from });
  await accountingLetter(desk, open, { accounting, free: clock.free || !asked.fee });
}

/** Every disclosure of the person and none of another belongs on the list (45 CFR 164.528(a)(1)). */
function checkPatientClear(desk: OpenDesk, state: RequestState): void {
  if (patientOf(desk, state).kind === 'unclear') {
    throw new Refused(
      'patient-not-clear',
      'Several patients could be meant by this request. Say first on its people screen which one it is.',
    );
  }
  if (mayBeSame(desk, state).length > 0) {
    throw new Refused(
      'patient-not-clear',
      'Another request may be about this patient too. Say first whether it is: the list has to be whole.',
    );
  }
}

/** What may have left today is no row yet, and would be missing on the list. */
function checkAllConfirmed(desk: OpenDesk, state: RequestState): void {
  const open = ownRequests(desk, state).find(({ release }) => release?.pending !== undefined);
  if (!open) return;
  throw new Refused(
    'release-pending',
    `A packet of request ${open.intake.number ?? ''} was handed over, and nobody has said yet whether all of it came out. Say so on its release screen first: the list has to be whole.`,
  );
}

async function saveCsv(desk: OpenDesk, requestId: string, accountingId: string) {
  const { asked } = anAccounting(desk, requestId, accountingId);
  if (!asked.given) throw new Refused('not-given', 'Give the accounting first: then it is kept.');
  const bytes = accountingCsv(asked.given.entries);
  const saved = await desk.shell['file.save']({ suggestedName: `${asked.number}.csv`, bytes });
  return saved.saved
    ? ({ outcome: 'saved', name: saved.name } as const)
    : ({ outcome: 'cancelled', name: '' } as const);
}

function suspendableOn(desk: OpenDesk, of: RequestState, disclosureId: string): RequestState {
  const packs = packsOf(desk, todayOf(desk));
  for (const state of ownRequests(desk, of)) {
    const found = disclosuresOf(state, packs).find((one) => one.id === disclosureId);
    if (found && maySuspend(found, accountingRulesOf(packs))) return state;
  }
  throw new Refused(
    'not-suspendable',
    'Only a disclosure to a health oversight agency or to law enforcement can be kept off the list.',
  );
}
