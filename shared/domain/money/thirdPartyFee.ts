import type { FeeSchedule } from '../law/feeRules';
import { ruleIdOf } from '../law/pack';
import { dollars, floorToCents } from './amounts';
import { scheduleLines } from './charge';
import { costLines } from './cost';
import { pagesText, sumMills, type FeeInput } from './feeInput';
import { noFee, type FeeOutcome } from './feeOutcome';
import { chooseSchedule, doubtOf, extrasOf, scheduleRuleId, versionsOn } from './schedule';

/**
 * What a third party may be charged at most: what the state's schedule says, and where there is
 * none, what it costs. More would be a sale of records (164.502(a)(5)(ii)(B)(2)(viii)).
 */
export function thirdPartyFee(pages: number, input: FeeInput): FeeOutcome {
  const choice = chooseSchedule('third-party', input);
  if (choice.kind === 'open') return open(choice.missing);
  if (choice.kind === 'none') return atCost(pages, input);
  const { schedule } = choice;
  const lines = scheduleLines(schedule, pages, input);
  const total = floorToCents(sumMills(lines));
  const warning = doubts(schedule, input);
  return {
    ...noFee,
    ...{ payer: 'third-party', kind: 'fee', total, lines, schedule: schedule.id, warning },
    sentence: `The fee is ${dollars(total)} for ${pagesText(pages)}; no more may be charged.`,
    citation: schedule.citation,
    ruleId: scheduleRuleId(input.state, schedule),
    unverified: warning !== '',
    mayAskPrepayment: schedule.mayAskPrepayment,
  };
}

function open(missing: readonly string[]): FeeOutcome {
  const sentence = 'The fee is not known yet: a question is still open.';
  return { ...noFee, payer: 'third-party', kind: 'open', sentence, missing };
}

/** The schedule's own doubt, that of an extra that is asked for, and those of its two halves. */
function doubts(schedule: FeeSchedule, input: FeeInput): string {
  const own = doubtOf(schedule, input);
  if (own !== '') return own;
  const extra = extrasOf(schedule, input.facts).find((one) => one.status === 'verify');
  if (extra) return `Unverified, a manager must confirm: “${extra.label}” has not been checked against its source.`; // prettier-ignore
  const halves = schedule.combines ? Object.values(schedule.combines) : [];
  const parts = versionsOn(input.state.fees, input.receivedOn).filter((one) => halves.includes(one.id)); // prettier-ignore
  return parts.map((part) => doubtOf(part, input)).find((doubt) => doubt !== '') ?? '';
}

function atCost(pages: number, input: FeeInput): FeeOutcome {
  const rule = input.federal.costRule;
  if (!rule) throw new Error('rule pack has no rule for a fee without a schedule');
  const source = { citation: rule.citation, ruleId: ruleIdOf(input.federal, rule.id) };
  const lines = costLines(pages, input, source);
  const total = floorToCents(sumMills(lines));
  const warning = `Unverified, a manager must confirm: the ${input.state.label} rules on this desk have no fee for this request.`;
  return { ...noFee, ...source, payer: 'third-party', kind: 'fee', total, lines, sentence: rule.sentence, unverified: true, warning }; // prettier-ignore
}
