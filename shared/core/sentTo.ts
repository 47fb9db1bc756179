import { sameTexts } from '../domain/base/sameTexts';
import type { Disclosure } from '../domain/disclosure/slice';
import type { IntakeFacts, IntakeForm } from '../domain/intake/slice';
import type { Delivery, SentTo } from '../domain/release/slice';
import type { RequestState } from '../domain/request/state';
import { formOf } from './context';
import { recipientOf } from '../domain/intake/parties';

/** Whom a packet of this request goes to today, about whom, and under which form. */
export function sentTo(state: RequestState): SentTo {
  const form = formOf(state);
  const { name, organization, address } = recipientOf(form);
  const formPaperId = state.basis?.needsAuthorization ? state.authorization?.paperId : undefined;
  return {
    recipient: [name, organization, address].map((part) => part.trim()),
    patient: patientIn(form),
    ...(formPaperId !== undefined && { formPaperId }),
  };
}

function patientIn(form: IntakeForm): string[] {
  const { patientFamilyName, patientGivenName, patientDateOfBirth } = form;
  return [patientFamilyName.trim(), patientGivenName.trim(), patientDateOfBirth];
}

/**
 * Why a packet may not go out again: it was made for somebody else than who is asked about today,
 * and a form covers only the recipient it names (45 CFR 164.508(b)(5), (c)(1)(iii)).
 */
export function madeForAnother(state: RequestState, delivery: Delivery): string | undefined {
  const now = sentTo(state);
  const { to } = delivery;
  if (!to) return isInLog(state, delivery, now) ? undefined : anotherRecipient;
  if (!sameTexts(to.recipient, now.recipient)) return anotherRecipient;
  if (!sameTexts(to.patient, now.patient)) {
    return 'This packet was made for a request about another patient, so it cannot be printed again. Start a new request.';
  }
  if (to.formPaperId === now.formPaperId) return undefined;
  return 'This packet went out under another form than the one in use today, so it cannot be printed again. Start a new request.';
}

const anotherRecipient =
  'This packet was made for another recipient or address, so it cannot be printed again. Start a new request.';

/** Of a packet of before this was kept, the log of disclosures says where it went. */
function isInLog(state: RequestState, { packetSha256 }: Delivery, { recipient }: SentTo): boolean {
  const row = state.disclosure?.rows.find((one) => one.packetSha256 === packetSha256);
  return row === undefined || sameTexts(hands(row), asHands(recipient));
}

function hands({ recipientName, recipientAddress }: Disclosure): string[] {
  return [recipientName, recipientAddress.trim()];
}

function asHands([name = '', organization = '', address = '']: readonly string[]): string[] {
  return [[name, organization].filter(Boolean).join(', '), address];
}

/** Once something went out, the request stays with its recipient and its patient. */
export function isForAnother(before: RequestState, facts: IntakeFacts): boolean {
  if ((before.release?.released ?? []).length === 0) return false;
  const [was, is] = [sentTo(before), sentTo({ ...before, intake: { ...before.intake, facts } })];
  // A new address of the same recipient is a correction, not another recipient.
  const who = ({ recipient, patient }: SentTo): string[] => [...recipient.slice(0, 2), ...patient];
  return !sameTexts(who(was), who(is));
}
