import { Refused } from '../base/fault';
import { dollars } from './amounts';
import { countOf, withDefaults, type FeeInput } from './feeInput';
import { noFee, type FeeOutcome } from './feeOutcome';
import { findFreeCopy } from './freeCopy';
import { free, patientFee } from './patientFee';
import type { Payer } from './schedule';
import { thirdPartyFee } from './thirdPartyFee';

/**
 * What a copy costs. Pure: the same facts under the same packs give the same fee. `payer` is what
 * the row of the requester matrix says: patient, third-party or none.
 */
export function feeOf(payer: FeeOutcome['payer'], given: FeeInput): FeeOutcome {
  if (payer === 'none') return noFee;
  const input = answered(given);
  const { free: freely, proofNeeded } = findFreeCopy(payer, input);
  if (freely) return freely;
  const fee = charged(payer, input);
  return { ...fee, proofNeeded, cheaper: cheaperWays(payer, fee, input) };
}

function answered(given: FeeInput): FeeInput {
  const facts = withDefaults(given.facts, given.federal.feeQuestions, given.clinic);
  return { ...given, facts };
}

function charged(payer: Payer, input: FeeInput): FeeOutcome {
  if (payer === 'patient' && !input.clinic.chargesPatients) {
    return free('This clinic charges patients nothing for a copy of their own record.');
  }
  const pages = countOf(input.facts, 'pages') ?? 0;
  if (pages === 0) return withoutPages(payer);
  if (isUnsplit(input)) return unsplit(payer);
  return payer === 'patient' ? patientFee(pages, input) : thirdPartyFee(pages, input);
}

function withoutPages(payer: Payer): FeeOutcome {
  const sentence = 'Add the records, or type how many pages there will be.';
  return { ...noFee, payer, kind: 'open', sentence, missing: ['pages'] };
}

/** A hybrid copy is two copies; while their pages are not told apart, neither has a price. */
function isUnsplit({ facts }: FeeInput): boolean {
  return facts['copyMedium'] === 'hybrid' && countOf(facts, 'pagesOnPaper') === undefined;
}

function unsplit(payer: Payer): FeeOutcome {
  const sentence = 'Type how many of the pages go out on paper.';
  return { ...noFee, payer, kind: 'open', sentence, missing: ['pagesOnPaper'] };
}

/** The same request as an electronic copy, and for a patient the portal. */
function cheaperWays(payer: Payer, fee: FeeOutcome, input: FeeInput): readonly string[] {
  if (fee.kind !== 'fee' || fee.total === 0) return [];
  const facts = { ...input.facts, copyMedium: 'electronic', portableMedia: 'none', postageCents: 0 }; // prettier-ignore
  const electronic = charged(payer, { ...input, facts });
  const ways: string[] = [];
  if (electronic.kind === 'fee' && electronic.total < fee.total) {
    ways.push(`An electronic copy that is not mailed costs ${dollars(electronic.total)}.`);
  }
  if (payer === 'patient')
    ways.push('Looking at the record here, or in the portal, costs nothing.');
  return ways;
}

/**
 * The amount a clerk asks for: the fee, or less. More than a schedule allows would be a sale of
 * records, and more than cost is not a patient's to pay.
 */
export function chargeOf(fee: FeeOutcome, typedCents: number | undefined, above: string): number {
  if (fee.kind === 'open') throw new Refused('fee-open', fee.sentence);
  const cents = typedCents ?? fee.total;
  if (cents <= fee.total) return cents;
  throw new Refused(
    'above-the-fee',
    `${dollars(cents)} is more than ${dollars(fee.total)}, the most that may be charged here. ${above}`,
  );
}
