import { canonicalJson } from '../domain/base/canonicalJson';
import type { TakenBack } from '../domain/authorization/revocation';
import { lockedWords } from '../domain/release/lock';
import type { Delivery } from '../domain/release/slice';
import { fieldWords, listWords } from '../domain/law/words';
import { dollars } from '../domain/money/amounts';
import type { RequestOperation } from '../domain/request/operations';
import type { Operation } from '../sync/operation';
import { longDate } from './calendar';
import { personName, requestOf, type OpenDesk } from './context';
import { instantOf } from './folds';

export interface HistoryRow {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  /** Something somebody decided, said, sent or took in; the rest is work in between. */
  readonly matters: boolean;
}

/** Who did what when, newest first; every row is an operation of the sealed log. */
export async function historyOf(desk: OpenDesk, requestId: string): Promise<HistoryRow[]> {
  requestOf(desk, requestId);
  const operations = await desk.journal.operationsOf({ kind: 'request', id: requestId });
  return operations
    .map((operation, at) => ({
      at: instantOf(operation),
      by: personName(desk, operation.user),
      what: correctionOf(operation, operations.slice(0, at)) ?? sentenceOf(operation),
      matters: !workInBetween.has(operation.type),
    }))
    .reverse();
}

/** Logged once more: which facts were typed anew, by their names alone. */
function correctionOf({ type, body }: Operation, before: readonly Operation[]): string | undefined {
  if (type !== 'intake.logged') return undefined;
  const first = before.findLast((one) => one.type === 'intake.logged');
  if (!first) return undefined;
  const [was, is] = [factsIn(first.body), factsIn(body)];
  const same = (name: string) => canonicalJson(is[name] ?? '') === canonicalJson(was[name] ?? '');
  const names = Object.keys(is).filter((name) => !same(name));
  const words = names.map((name) => fieldWords(name).toLowerCase());
  return `Corrected what was logged: ${listWords(words, 'and') || 'nothing changed'}`;
}

function factsIn(body: unknown): Readonly<Record<string, unknown>> {
  return (body as { readonly facts: Readonly<Record<string, unknown>> }).facts;
}

/** What is kept as it is typed, drawn or put in order, and what the desk itself does. */
const workInBetween: ReadonlySet<string> = new Set<RequestOperation['type']>([
  'intake.typed',
  'authorization.typed',
  'authorization.evidenceDrawn',
  'authorization.evidenceErased',
  'draft.kept',
  'letter.drafted',
  'money.answered',
  'packet.optionsSet',
  'packet.reserved',
  'records.labelled',
  'records.moved',
  'request.claimed',
  'review.looked',
  'review.markChanged',
  'review.marksAdded',
  'review.marksRemoved',
  'sensitive.scanned',
]);

function releaseWords({ method, isPart, again, lock }: Delivery): string {
  const how = method === 'print' ? 'on paper' : `as a file${lockWords(lock)}`;
  if (again) return 'Printed again';
  return isPart ? `Released a part ${how}` : `Released ${how}`;
}

function lockWords(lock: Delivery['lock']): string {
  return lock ? ` ${lockedWords(lock)}` : '';
}

type Sentences = {
  readonly [O in RequestOperation as O['type']]: (body: O['body']) => string;
};

const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

const paperWords = {
  request: 'a request on paper',
  authorization: 'an authorization',
  letter: 'a letter',
  proof: 'a paper of proof',
  other: 'a paper',
} as const;

const restrictionWords = {
  'left-out': 'those records are left out',
  'required-by-law': 'the law requires the disclosure',
  'does-not-apply': 'it does not apply here',
} as const;

/** A row older than the kinds speaks of electronic records. */
function whyNotWords(kind: string): string {
  if (kind === 'not-found') return 'Said that records were not found';
  if (kind === 'elsewhere') return 'Said that somebody else has the records';
  return 'Said why electronic records are held back';
}

function takenBackWords(named: { readonly takenBack: TakenBack } | undefined): string {
  return named?.takenBack.what === 'every-form' ? ', of every form to this recipient' : '';
}

const sentences: Sentences = {
  'intake.started': () => 'Started the request',
  'intake.typed': () => 'Typed the intake form',
  'intake.paperAdded': ({ paper }) =>
    `Added ${paperWords[paper.kind]} (${count(paper.pageCount, 'page')})`,
  'intake.paperRemoved': () => 'Removed a paper',
  'intake.paperRelabelled': () => 'Said what a paper is after all',
  'intake.logged': ({ number }) => `Logged the request as ${number}`,
  'basis.decided': ({ decision }) => `Decided the basis: ${decision.sentence}`,
  'answer.extended': ({ completeBy }) => `Extended the time in writing to ${longDate(completeBy)}`,
  'answer.paperDaySet': ({ paperDay }) => `Typed the date on the paper: ${longDate(paperDay)}`,
  'answer.notProduced': ({ kind, reason }) => `${whyNotWords(kind)}: ${reason}`,
  'answer.referred': ({ referral }) =>
    `Referred a ground to deny to who may decide it, rule ${referral.code}`,
  'answer.referralAnswered': () => 'Answered what was referred',
  'answer.decided': ({ decision }) =>
    `Decided to deny ${decision.pages.length === 0 ? 'the request' : count(decision.pages.length, 'page')}, by rule ${decision.code}`,
  'answer.takenBack': () => 'Took a denial back before its letter went out',
  'answer.denied': () => 'Sent the letter of the denial',
  'answer.reviewRequested': ({ receivedOn }) =>
    `Recorded a request of ${longDate(receivedOn)} to review the denial`,
  'answer.reviewed': ({ outcome }) =>
    outcome === 'upheld' ? 'Reviewed the denial: it stands' : 'Reviewed the denial: overturned',
  'answer.reviewTold': () => 'Sent the letter with the result of the review',
  'basis.overridden': ({ decision }) =>
    `Chose another basis than the rules: ${decision.title}. ${decision.override.reason}`,
  'basis.reopened': ({ sentence }) => `The basis is undecided again: ${sentence}`,
  'basis.deficiencySent': ({ missing }) =>
    `Told the asker what is missing (${count(missing.length, 'point')})`,
  'authorization.typed': () => 'Typed what stands on the authorization',
  'authorization.evidenceDrawn': () => 'Drew evidence on the authorization',
  'authorization.evidenceErased': () => 'Erased evidence from the authorization',
  'authorization.answered': ({ checkId, reason }) =>
    `Went on in spite of a warning (check ${checkId}): ${reason}`,
  'authorization.accepted': () => 'Accepted the authorization',
  'authorization.returned': ({ defects }) =>
    `Returned the authorization with ${count(defects.length, 'defect')}`,
  'authorization.partReturned': () => 'Asked for another form for part of the records',
  'authorization.revoked': ({ receivedOn, named }) =>
    `Recorded a revocation received on ${longDate(receivedOn)}${takenBackWords(named)}`,
  'authorization.revocationCorrected': ({ reason }) =>
    `Said that a revocation was recorded in error, so it does not count: ${reason}`,
  'records.added': ({ document }) =>
    `Added the document “${document.title}” (${count(document.pages.length, 'page')})`,
  'records.labelled': ({ label }) => `Described the document “${label.title}”`,
  'records.moved': () => 'Changed the order of the documents',
  'records.removed': () => 'Removed a document',
  'records.datesExplained': ({ reason }) =>
    `Said why documents dated outside what was asked for belong: ${reason}`,
  'records.completed': ({ complete }) =>
    complete ? 'Said that the records are complete' : 'Opened the records again',
  'review.looked': ({ pages, looked }) =>
    `${looked ? 'Looked at' : 'Took back the look at'} ${count(pages.length, 'page')}`,
  'review.leftOut': ({ pages, leftOut }) =>
    `${leftOut ? 'Left out' : 'Put back'} ${count(pages.length, 'page')}`,
  'review.marksAdded': ({ marks }) => `Added ${count(marks.length, 'mark')}`,
  'review.markChanged': ({ mark }) => `Changed a mark on page ${mark.page}`,
  'review.marksRemoved': ({ markIds }) => `Removed ${count(markIds.length, 'mark')}`,
  'review.termsSet': ({ terms }) => `Forbade ${count(terms.length, 'text')} in the packet`,
  'reading.kept': ({ pages }) => `Read the words of ${count(pages.length, 'scanned page')}`,
  'identity.read': () => 'Looked for whose the pages are',
  'identity.confirmed': ({ pages }) =>
    `Said that ${count(pages.length, 'page')} naming somebody else belong${pages.length === 1 ? 's' : ''} here`,
  'identity.removed': ({ page }) =>
    `Looked at page ${page} as it will leave, and said that its marks remove somebody else`,
  'sensitive.scanned': ({ tags }) =>
    `Went through the words of a document and proposed ${count(tags.length, 'tag')}`,
  'sensitive.tagged': ({ tags }) => `Tagged pages (${count(tags.length, 'tag')})`,
  'sensitive.answered': ({ tagIds }) => `Confirmed ${count(tagIds.length, 'tag')}`,
  'sensitive.cleared': ({ tagIds, reason }) =>
    `${reason === undefined ? 'Cleared' : 'Took back, with a reason,'} ${count(tagIds.length, 'tag')}`,
  'sensitive.factAnswered': ({ answer }) =>
    answer === undefined
      ? 'Took back an answer about protected pages'
      : 'Answered a question about protected pages',
  'sensitive.decided': ({ allowed, tagIds }) =>
    `Decided as a professional that ${count(tagIds.length, 'tagged page')} ${allowed ? 'may' : 'may not'} go out`,
  'sensitive.emergencyLogged': () => 'Documented a disclosure in an emergency',
  'sensitive.wholeRefused': ({ citation }) => `Refused the whole chart under ${citation}`,
  'money.answered': () => 'Answered questions about the fee',
  'money.estimated': ({ estimate }) => `Told the fee: ${dollars(estimate.totalCents)}`,
  'money.invoiced': ({ invoice }) =>
    `Sent the invoice ${invoice.number} over ${dollars(invoice.totalCents)}`,
  'money.paid': ({ payment }) => `Recorded a payment of ${dollars(payment.cents)}`,
  'money.waived': ({ waiver: { cents, reason } }) =>
    `Waived ${cents === undefined ? 'the fee' : dollars(cents)}: ${reason}`,
  'money.refunded': ({ refund }) => `Refunded ${dollars(refund.cents)}: ${refund.reason}`,
  'money.rateConfirmed': ({ confirmation }) => `Confirmed the rate: ${confirmation.reason}`,
  'money.prepaymentLifted': ({ reason }) => `Let it go out unpaid: ${reason}`,
  'packet.optionsSet': () => 'Changed what the packet contains',
  'packet.reserved': ({ first, last }) => `Set aside the page numbers ${first} to ${last}`,
  'packet.built': ({ build }) => `Built and proved the packet (${count(build.pageCount, 'page')})`,
  'qc.decided': ({ decision }) =>
    decision.outcome === 'certified'
      ? `Certified the packet${decision.solo ? ' alone' : ''}`
      : `Declined the packet: ${decision.comment}`,
  'release.begun': ({ delivery }) =>
    delivery.method === 'print'
      ? `Sent the packet to the printer${delivery.again ? ` again: ${delivery.again.reason}` : ''}`
      : `Began to save the packet${lockWords(delivery.lock)}`,
  'release.abandoned': ({ reason }) => `Took the delivery back: ${reason}`,
  'release.reprintBarred': ({ reason }) => `Barred a packet from being printed again: ${reason}`,
  'release.made': ({ delivery }) =>
    `${releaseWords(delivery)}, ${count(delivery.pageCount, 'page')}`,
  'disclosure.recorded': ({ disclosure }) =>
    `Recorded the disclosure to ${disclosure.recipientName}`,
  'form.made': ({ title, signedBy }) => `Had “${title}” signed on the screen by ${signedBy}`,
  'draft.kept': ({ words }) =>
    words === null ? 'Put a draft away' : 'Typed something not sent yet',
  'letter.drafted': () => 'Wrote on a letter',
  'letter.filed': ({ title }) => `Filed the letter “${title}”`,
  'intake.rulesMoved': ({ rules, reason }) =>
    `Moved to newer rules (federal ${rules.federal.version}, state ${rules.state.version}): ${reason}`,
  'request.patientLinked': () => 'Said which patient this is',
  'request.signerChosen': ({ signer, otherAsks }) =>
    signer.kind === 'patient'
      ? 'Said that the patient signs'
      : `Chose who signs for the patient${otherAsks ? `; somebody else asks: ${otherAsks.reason}` : ''}`,
  'request.addressConfirmed': ({ reason }) =>
    `Confirmed the address with the patient by telephone: ${reason}`,
  'request.holdSeen': () => 'Saw the litigation hold',
  'request.restrictionDecided': ({ decision, reason }) =>
    `Decided on a restriction (${restrictionWords[decision]}): ${reason}`,
  'request.amendmentTicked': ({ way }) =>
    way === 'packed'
      ? 'Put an amendment or statement with the records'
      : 'Said that the disputed entry does not go out',
  'disclosure.typedIn': ({ disclosure }) =>
    `Typed in a disclosure to ${disclosure.recipientName}, made by ${disclosure.madeBy}`,
  'disclosure.suspended': ({ suspension }) =>
    `Kept a disclosure off accountings, as ${suspension.agency} asked`,
  'accounting.asked': ({ asked }) => `Logged a request for an accounting as ${asked.number}`,
  'accounting.extended': ({ completeBy }) =>
    `Extended the time for the accounting to ${longDate(completeBy)}`,
  'accounting.feeTold': () => 'Told the patient the fee of the accounting',
  'accounting.withdrawn': () => 'Recorded that the request for an accounting was withdrawn',
  'accounting.given': ({ entries }) => `Gave an accounting with ${count(entries.length, 'entry')}`,
  'request.claimed': ({ claimed }) => (claimed ? 'Claimed the request' : 'Let go of the request'),
  'request.held': ({ reason }) => `Put on hold: ${reason}`,
  'request.resumed': () => 'Took off hold',
  'request.cancelled': ({ reason }) => `Cancelled: ${reason}`,
};

/** The folds have parsed the type and the body of every operation of the log. */
function sentenceOf({ type, body }: Operation): string {
  const sentence = sentences[type as keyof Sentences] as (body: unknown) => string;
  return sentence(body);
}
