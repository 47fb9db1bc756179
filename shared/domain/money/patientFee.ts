import { judge } from '../law/condition';
import type { PatientMethod } from '../law/feeRules';
import { ruleIdOf } from '../law/pack';
import { dollars, floorToCents, millsPerCent } from './amounts';
import { scheduleLines } from './charge';
import { laborLines, postageLines, supplyLines } from './cost';
import { countOf, sumMills, type FeeInput, type FeeLine } from './feeInput';
import { noFee, type FeeCeiling, type FeeOutcome, type MethodOutcome } from './feeOutcome';
import { chooseSchedule, doubtOf, scheduleRuleId } from './schedule';

/** A method with the lines it would charge. */
interface Worked extends MethodOutcome {
  readonly lines: readonly FeeLine[];
  readonly missing: readonly string[];
}

/**
 * What a person pays for a copy of the own record: the lowest of the federal methods, and never
 * more than the state allows. Search, review and verification are in none of them
 * (45 CFR 164.524(c)(4)).
 */
export function patientFee(pages: number, input: FeeInput): FeeOutcome {
  const worked = input.federal.patientMethods.map((method) => workOut(method, pages, input));
  const usable = worked.filter((one) => one.usable).toSorted((a, b) => a.cents - b.cents);
  const [best] = usable;
  const methods = worked.map((one) => shown(one, one === best));
  const missing = [...new Set(worked.flatMap((one) => one.missing))];
  if (missing.length > 0) return { ...openFee(missing), methods };
  if (!best) return { ...free('No way to work out a patient’s fee is set, so nothing is charged.'), methods }; // prettier-ignore
  return underCeiling({ ...offered(best), methods }, pages, input);
}

/** A fee that hangs on an answer nobody has given. */
function openFee(missing: readonly string[]): FeeOutcome {
  const sentence = 'The fee is not known yet: a question is still open.';
  return { ...noFee, payer: 'patient', kind: 'open', sentence, missing };
}

export function free(sentence: string): FeeOutcome {
  return { ...noFee, payer: 'patient', sentence, ruleId: 'clinic' };
}

function offered(best: Worked): FeeOutcome {
  const { lines, cents, citation, ruleId } = best;
  const sentence = `The fee is ${dollars(cents)}. The patient is told before the copy goes out.`;
  return { ...noFee, payer: 'patient', kind: 'fee', sentence, total: cents, lines, citation, ruleId, mayAskPrepayment: true }; // prettier-ignore
}

function shown(one: Worked, isOffered: boolean): MethodOutcome {
  const { id, method, title, usable, cents, why, citation, ruleId } = one;
  return { id, method, title, usable, cents, why, citation, ruleId, offered: isOffered };
}

function workOut(method: PatientMethod, pages: number, input: FeeInput): Worked {
  const { id, title, citation, otherwise } = method;
  const ruleId = ruleIdOf(input.federal, id);
  const rest = { id, method: method.method, title, citation, ruleId, offered: false };
  const cannot = { ...rest, usable: false, cents: 0, lines: [], missing: [] };
  const unset = unsetCost(method, input);
  if (unset !== '') return { ...cannot, why: unset };
  const { truth, missing } = judge(method.when, input.facts);
  if (truth === 'no') return { ...cannot, why: otherwise };
  if (truth === 'unknown') return { ...cannot, why: otherwise, missing };
  const lines = methodLines(method, pages, input, { citation, ruleId });
  return { ...rest, usable: true, cents: floorToCents(sumMills(lines)), why: '', lines, missing: [] }; // prettier-ignore
}

/** What the clinic has not said yet; empty where the method can be worked out. */
function unsetCost({ method }: PatientMethod, { clinic, facts }: FeeInput): string {
  if (method === 'flat') return clinic.flatCents === undefined ? 'The clinic uses no flat fee.' : ''; // prettier-ignore
  if (method === 'average') {
    return averageLabor(clinic, facts['copyMedium']) === undefined
      ? 'The clinic has no schedule of average costs.'
      : '';
  }
  return clinic.laborCentsPerHour === undefined ? 'The clinic has set no rate for labor.' : '';
}

function averageLabor(clinic: FeeInput['clinic'], medium: unknown): number | undefined {
  return medium === 'electronic' ? clinic.averageElectronicCents : clinic.averagePaperCents;
}

type Source = Pick<FeeLine, 'citation' | 'ruleId'>;

function methodLines(
  method: PatientMethod,
  pages: number,
  input: FeeInput,
  source: Source,
): readonly FeeLine[] {
  if (method.method === 'flat') return [flatLine(method, input, source)];
  const rest = [...supplyLines(pages, input, source), ...postageLines(input, source)];
  if (method.method === 'average') return [...averageLines(pages, input, source), ...rest];
  // Only copying: what finds and prepares the records is never the patient's to pay.
  return [...laborLines(countOf(input.facts, 'copyingMinutes') ?? 0, input, source), ...rest];
}

/** All-in: labor, supplies and postage are inside it. */
function flatLine(
  { title, maxMills }: PatientMethod,
  { clinic }: FeeInput,
  source: Source,
): FeeLine {
  // prettier-ignore
  const mills = Math.min((clinic.flatCents ?? 0) * millsPerCent, maxMills ?? Infinity);
  return { id: 'flat', label: title, detail: 'labor, supplies and postage', mills, ...source };
}

/** By the page only where the records are kept on paper (45 CFR 164.524(c)(4), HHS guidance). */
function averageLines(pages: number, { clinic, facts }: FeeInput, source: Source): FeeLine[] {
  const labor = (averageLabor(clinic, facts['copyMedium']) ?? 0) * millsPerCent;
  const lines = [{ id: 'average', label: 'Labor, average', detail: '', mills: labor, ...source }];
  const perPage = facts['recordSource'] === 'paper' ? pages * clinic.averageMillsPerPage : 0;
  if (perPage === 0) return lines;
  const detail = 'records kept on paper';
  return [...lines, { id: 'average-pages', label: 'Pages, average', detail, mills: perPage, ...source }]; // prettier-ignore
}

/** The lower of the two holds; a higher state fee is preempted. */
function underCeiling(fee: FeeOutcome, pages: number, input: FeeInput): FeeOutcome {
  const choice = chooseSchedule('patient', input);
  if (choice.kind === 'none') return fee;
  if (choice.kind === 'open') return { ...openFee(choice.missing), methods: fee.methods };
  const { schedule } = choice;
  const cents = floorToCents(sumMills(scheduleLines(schedule, pages, input)));
  const ruleId = scheduleRuleId(input.state, schedule);
  const { title, citation, mayAskPrepayment } = schedule;
  const ceiling: FeeCeiling = { title, cents, binding: cents < fee.total, citation, ruleId };
  if (!ceiling.binding) return { ...fee, ceiling };
  const doubt = doubtOf(schedule, input);
  return {
    ...fee,
    ...{ ceiling, total: cents, schedule: schedule.id, citation, ruleId, mayAskPrepayment },
    sentence: `The fee is ${dollars(cents)}, the most ${input.state.label} allows. The patient is told before the copy goes out.`,
    lines: [...fee.lines, ceilingLine(fee, ceiling, input)],
    unverified: doubt !== '',
    warning: doubt,
  };
}

function ceilingLine(fee: FeeOutcome, ceiling: FeeCeiling, { state }: FeeInput): FeeLine {
  const mills = ceiling.cents * millsPerCent - sumMills(fee.lines);
  const label = `Lowered to what ${state.label} allows, ${dollars(ceiling.cents)}`;
  const { citation, ruleId } = ceiling;
  return { id: 'ceiling', label, detail: '', mills, citation, ruleId };
}
