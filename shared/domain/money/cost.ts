import { dollarsOfMills, millsPerCent } from './amounts';
import { countOf, type FeeInput, type FeeLine } from './feeInput';

const minutesPerHour = 60;

/** The rule a cost line stands on. */
type Source = Pick<FeeLine, 'citation' | 'ruleId'>;

/** What preparing and sending a copy costs the clinic: labor, supplies, postage; no more. */
export function costLines(pages: number, input: FeeInput, source: Source): readonly FeeLine[] {
  const minutes =
    (countOf(input.facts, 'copyingMinutes') ?? 0) + (countOf(input.facts, 'clericalMinutes') ?? 0);
  return [
    ...laborLines(minutes, input, source),
    ...supplyLines(pages, input, source),
    ...postageLines(input, source),
  ];
}

/** Labor by the minute at the clinic's own rate; down to the mill, because it may not exceed cost. */
export function laborLines(minutes: number, { clinic }: FeeInput, source: Source): FeeLine[] {
  const rate = (clinic.laborCentsPerHour ?? 0) * millsPerCent;
  const mills = Math.floor((minutes * rate) / minutesPerHour);
  if (mills === 0) return [];
  const detail = `${minutes} minutes at ${dollarsOfMills(rate)} an hour`;
  return [{ id: 'labor', label: 'Labor', detail, mills, ...source }];
}

/** Paper for what goes out on paper, and a disc or stick the clinic supplies. */
export function supplyLines(pages: number, { clinic, facts }: FeeInput, source: Source): FeeLine[] {
  const lines: FeeLine[] = [];
  const sheets = sheetsOf(pages, facts['copyMedium'], countOf(facts, 'pagesOnPaper') ?? 0);
  const paper = sheets * clinic.sheetMills;
  if (paper > 0) {
    lines.push({ id: 'supplies', label: 'Paper and toner', detail: 'actual cost', mills: paper, ...source }); // prettier-ignore
  }
  const media = mediaMills(facts['portableMedia'], clinic);
  if (media > 0) lines.push({ id: 'media', label: 'Disc or USB stick', detail: '', mills: media, ...source }); // prettier-ignore
  return lines;
}

/** Only what is mailed has postage (164.524(c)(4)(iii)). */
export function postageLines({ facts }: FeeInput, source: Source): FeeLine[] {
  const mills = (countOf(facts, 'postageCents') ?? 0) * millsPerCent;
  if (mills === 0) return [];
  return [{ id: 'postage', label: 'Postage', detail: 'actual cost', mills, ...source }];
}

function sheetsOf(pages: number, medium: unknown, onPaper: number): number {
  if (medium === 'paper') return pages;
  return medium === 'hybrid' ? Math.min(pages, onPaper) : 0;
}

function mediaMills(media: unknown, clinic: FeeInput['clinic']): number {
  if (media === 'disc') return clinic.discCents * millsPerCent;
  return media === 'usb' ? clinic.usbCents * millsPerCent : 0;
}
