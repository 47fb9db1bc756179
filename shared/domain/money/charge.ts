import type { FeeSchedule, FeeTier } from '../law/feeRules';
import { costLines } from './cost';
import { dollars, dollarsOfMills, millsPerCent } from './amounts';
import { countOf, pagesText, sumMills, type FeeInput, type FeeLine } from './feeInput';
import { extrasOf, scheduleRuleId, versionsOn } from './schedule';

const minutesPerQuarter = 15;
const basisPoints = 10_000;

/** The lines of a schedule for so many pages, in mills; what is over its cap is taken off. */
export function scheduleLines(
  schedule: FeeSchedule,
  pages: number,
  input: FeeInput,
): readonly FeeLine[] {
  const lines = [...baseLines(schedule, input), ...copyLines(schedule, pages, input)];
  const own = [...lines, ...timeLines(schedule, input), ...extraLines(schedule, input)];
  const taxed = [...own, ...taxLines(schedule, own, input)];
  return capped(schedule, [...taxed, ...actualLines(schedule, input)], input);
}

function lineOf(
  schedule: FeeSchedule,
  { state }: FeeInput,
  line: Pick<FeeLine, 'id' | 'label' | 'mills'> & Partial<FeeLine>,
): FeeLine {
  const ruleId = scheduleRuleId(state, schedule);
  return { detail: '', citation: schedule.citation, ruleId, ...line };
}

function baseLines(schedule: FeeSchedule, input: FeeInput): FeeLine[] {
  const { base } = schedule;
  if (!base) return [];
  const included = base.includedPages;
  const detail = included === 0 ? '' : `with the first ${pagesText(included)}`;
  return [lineOf(schedule, input, { id: 'base', label: base.label, mills: base.mills, detail })];
}

function copyLines(
  schedule: FeeSchedule,
  pages: number,
  input: FeeInput,
  before = 0,
): readonly FeeLine[] {
  const { copy, combines } = schedule;
  if (combines) return combinedLines(combines, pages, input);
  switch (copy.kind) {
    case 'pages':
      return tierLines(schedule, copy.tiers, { pages, before, percent: copy.percent, input });
    case 'bands':
      return bandLines(schedule, copy.bands, pages, input);
    case 'cost':
      return costLines(pages, input, {
        citation: schedule.citation,
        ruleId: scheduleRuleId(input.state, schedule),
      });
    case 'none':
      return [];
  }
}

interface Counted {
  readonly pages: number;
  /** Pages of the same copy that are numbered before these. */
  readonly before: number;
  readonly percent: number;
  readonly input: FeeInput;
}

function tierLines(
  schedule: FeeSchedule,
  tiers: readonly FeeTier[],
  { pages, before, percent, input }: Counted,
): FeeLine[] {
  return tiers.flatMap(({ from, to, mills }) => {
    const last = before + pages;
    const count = Math.min(last, to ?? last) - Math.max(before, from - 1);
    if (count <= 0) return [];
    // Half of an odd mill is below the smallest coin there is; down, as with every maximum.
    const total = Math.floor((count * mills * percent) / 100);
    const share = percent === 100 ? '' : `, ${percent} % of it`;
    const detail = `${pagesText(count)} at ${dollarsOfMills(mills)}${share}`;
    const label = from === 1 && to === null ? 'Pages' : `Pages from ${from}${to === null ? '' : ` to ${to}`}`; // prettier-ignore
    return [lineOf(schedule, input, { id: `pages-${from}`, label, mills: total, detail })];
  });
}

function bandLines(
  schedule: FeeSchedule,
  bands: readonly FeeTier[],
  pages: number,
  input: FeeInput,
): FeeLine[] {
  const band = bands.find(({ from, to }) => pages >= from && pages <= (to ?? pages));
  if (!band) return [];
  const detail = band.to === null ? `${band.from} pages or more` : `up to ${pagesText(band.to)}`;
  const label = 'Copy at one price';
  return [lineOf(schedule, input, { id: 'copy', label, mills: band.mills, detail })];
}

/** A hybrid copy is charged as two: each schedule for the pages that go out its way. */
function combinedLines(
  { paper, electronic, countsThrough }: NonNullable<FeeSchedule['combines']>,
  pages: number,
  input: FeeInput,
): FeeLine[] {
  const onPaper = Math.min(pages, countOf(input.facts, 'pagesOnPaper') ?? 0);
  const of = (id: string, { count, before, medium }: Half): FeeLine[] => {
    const part = versionsOn(input.state.fees, input.receivedOn).find((one) => one.id === id);
    if (!part || count === 0) return [];
    // Postage is the whole copy's; what goes out electronically takes no paper.
    const half = { ...input, facts: { ...input.facts, copyMedium: medium, postageCents: 0 } };
    const base = countsThrough ? [] : baseLines(part, half);
    const lines = [...base, ...copyLines(part, count, half, countsThrough ? before : 0)];
    return lines.map((line) => ({ ...line, id: `${line.id}-${medium}`, label: `${line.label} (${medium})` })); // prettier-ignore
  };
  return [
    ...of(paper, { count: onPaper, before: 0, medium: 'paper' }),
    ...of(electronic, { count: pages - onPaper, before: onPaper, medium: 'electronic' }),
  ];
}

interface Half {
  readonly count: number;
  readonly before: number;
  readonly medium: 'paper' | 'electronic';
}

function timeLines(schedule: FeeSchedule, input: FeeInput): FeeLine[] {
  const { quarterHour, perYear } = schedule;
  const quarters = Math.ceil((countOf(input.facts, 'clericalMinutes') ?? 0) / minutesPerQuarter);
  const years = countOf(input.facts, 'yearsOfRecords') ?? 0;
  const lines: FeeLine[] = [];
  if (quarterHour && quarters > 0) {
    const { label, mills } = quarterHour;
    const detail = `${quarters} × 15 minutes at ${dollarsOfMills(mills)}`;
    lines.push(lineOf(schedule, input, { id: 'clerical', label, mills: quarters * mills, detail }));
  }
  if (perYear && years > 0) {
    const { label, mills } = perYear;
    const detail = `${years} ${years === 1 ? 'year' : 'years'} at ${dollarsOfMills(mills)}`;
    lines.push(lineOf(schedule, input, { id: 'years', label, mills: years * mills, detail }));
  }
  return lines;
}

function extraLines(schedule: FeeSchedule, input: FeeInput): FeeLine[] {
  return extrasOf(schedule, input.facts).map(({ id, label, mills, citation }) =>
    lineOf(schedule, input, { id, label, mills, citation }),
  );
}

function taxLines(schedule: FeeSchedule, lines: readonly FeeLine[], input: FeeInput): FeeLine[] {
  const rate = input.clinic.salesTaxBasisPoints;
  if (!schedule.tax || rate === 0) return [];
  const mills = Math.floor((sumMills(lines) * rate) / basisPoints);
  return [lineOf(schedule, input, { id: 'tax', label: 'Sales tax', mills, detail: `${rate / 100} %` })]; // prettier-ignore
}

/** What the clinic itself paid to others, passed on as it is. */
function actualLines(schedule: FeeSchedule, input: FeeInput): FeeLine[] {
  const actual = (id: string, label: string, cents: number): FeeLine[] =>
    cents === 0
      ? []
      : [lineOf(schedule, input, { id, label, mills: cents * millsPerCent, detail: 'actual cost' })]; // prettier-ignore
  const postage = schedule.postage === 'actual' ? (countOf(input.facts, 'postageCents') ?? 0) : 0;
  const fetched = schedule.passedOn === 'retrieval' ? (countOf(input.facts, 'retrievalCents') ?? 0) : 0; // prettier-ignore
  const edited = schedule.passedOn === 'editing' ? (countOf(input.facts, 'editingCents') ?? 0) : 0; // prettier-ignore
  return [
    ...actual('retrieval', 'What another firm charged', fetched),
    ...actual('editing', 'Editing by a professional, as an office visit', edited),
    ...actual('postage', 'Postage', postage),
  ];
}

function capped(
  schedule: FeeSchedule,
  lines: readonly FeeLine[],
  input: FeeInput,
): readonly FeeLine[] {
  const { cap } = schedule;
  const over = cap === undefined ? 0 : sumMills(lines) - cap;
  if (cap === undefined || over <= 0) return lines;
  const label = `Lowered to the most that may be charged, ${dollars(cap / millsPerCent)}`;
  return [...lines, lineOf(schedule, input, { id: 'cap', label, mills: -over })];
}
