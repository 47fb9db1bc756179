import type { BasisSlice } from '../../domain/basis/slice';
import { disclosureSchema, type Disclosure } from '../../domain/disclosure/slice';
import { toldWords } from '../../domain/release/lock';
import type { Delivery } from '../../domain/release/slice';
import type { RequestState } from '../../domain/request/state';
import { batesNumber } from '../../domain/packet/bates';
import { describeRecords } from '../compose';
import { clinicOf, personName, type LoggedRequest, type OpenDesk } from '../context';
import { accountabilityOf } from '../rules/law';
import { noticesOf } from '../notices';
import { recipientOf } from '../../domain/intake/parties';
import { tagsGoingOut } from '../sensitive/facts';

/**
 * The row a release writes: date, recipient, what, why (45 CFR 164.528(b)(2)), and our own proof. It
 * is made when the packet is handed over: what is known of the patient, the form and the rules later
 * changes nothing about what left.
 */
export function disclosureOf(
  desk: OpenDesk,
  request: LoggedRequest,
  delivery: Delivery,
  disclosedOn: string,
): Disclosure {
  const { rows = [] } = request.state.disclosure ?? {};
  const first = rows.find((row) => row.packetSha256 === delivery.packetSha256);
  if (!delivery.again || !first) return firstRow(desk, request, delivery, disclosedOn);
  // The same paper to the same hands is a disclosure of its own, with a day of its own.
  const method = `${first.method}, printed again`;
  return disclosureSchema.parse({ ...first, id: desk.ids.newId(), disclosedOn, method });
}

function firstRow(
  desk: OpenDesk,
  { state, facts }: LoggedRequest,
  delivery: Delivery,
  disclosedOn: string,
): Disclosure {
  const { basis, packet, qc } = state;
  const build = packet?.build;
  if (!basis || !build) throw new Error('a release without basis or packet');
  const recipient = recipientOf(facts);
  const checked = qc?.decisions.findLast((one) => one.packetSha256 === build.sha256);
  const { accountable, why, citation, purpose } = accountabilityOf(desk, state, basis.row);
  return {
    id: desk.ids.newId(),
    disclosedOn,
    recipientName: [recipient.name, recipient.organization].filter(Boolean).join(', '),
    recipientAddress: recipient.address,
    description: describeRecords(state),
    purpose: purposeOf(facts.purpose, basis, purpose),
    method: howItLeft(delivery),
    basisRow: basis.row,
    citation,
    accountable,
    accountableWhy: why,
    pageCount: build.pageCount,
    recordPages: build.recordPages,
    packetSha256: build.sha256,
    batesRange: batesRange(desk, build),
    preparedBy: personName(desk, build.built.by),
    checkedBy: checked ? personName(desk, checked.decided.by) : '',
    ...protectedPart(desk, state),
  };
}

function howItLeft({ method, lock }: Delivery): string {
  if (method === 'print') return 'Paper';
  return lock ? `File, locked with a password told ${toldWords[lock.told]}` : 'File';
}

/** What the description leaves out: it names no category (domain.md 4.7, rule 5). */
function protectedPart(
  desk: OpenDesk,
  state: RequestState,
): Pick<Disclosure, 'part2Consent' | 'restricted'> {
  const categories = [...new Set(tagsGoingOut(state).map(({ tag }) => tag.category))].sort();
  if (categories.length === 0) return {};
  const part2Consent = noticesOf(desk, state).some(({ notice }) => notice.withConsent);
  return { restricted: { categories }, part2Consent };
}

/**
 * Access needs no reason (45 CFR 164.524), so none is made up. What the rule says to the clerk is
 * not for the patient's list.
 */
function purposeOf(typed: string, { kind }: BasisSlice, ofRow: string): string {
  if (typed.trim() !== '') return typed.trim();
  return kind === 'access' ? 'Access by the individual' : ofRow;
}

function batesRange(
  desk: OpenDesk,
  { batesFirst, batesLast }: { batesFirst: number; batesLast: number },
): string {
  const { batesPrefix } = clinicOf(desk).profile;
  return `${batesNumber(batesPrefix, batesFirst)} to ${batesNumber(batesPrefix, batesLast)}`;
}
