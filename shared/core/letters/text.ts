import type { ClinicProfile } from '../../domain/clinic/slice';
import type { LetterTemplate } from '../../domain/law/letterRules';
import type { WrittenPart } from '../../domain/letters/compose';
import { itemsOf, type LetterValues } from '../../domain/letters/places';
import type { OwnText, TextBlock } from '../../pdf/port';
import { longDate } from '../calendar';
import { clinicOf, todayOf, type OpenDesk } from '../context';
import { addressLines } from './values';

interface SetLetter {
  readonly template: LetterTemplate;
  readonly values: LetterValues;
  readonly parts: readonly WrittenPart[];
}

/** A letter as the PDF room sets it: letterhead, title, date, address, then its parts in order. */
export function letterText(desk: OpenDesk, { template, values, parts }: SetLetter): OwnText {
  return {
    letterhead: letterhead(clinicOf(desk).profile),
    title: template.title,
    paragraphs: [longDate(todayOf(desk))],
    rows: itemsOf(values, 'addressee').map((line, at) => [at === 0 ? 'To' : '', line]),
    blocks: parts.flatMap(blocksOf),
  };
}

export function letterhead(clinic: ClinicProfile): string[] {
  return [...addressLines([clinic.name, clinic.address, clinic.phone])];
}

function blocksOf(part: WrittenPart): readonly TextBlock[] {
  if (part.rows.length > 0) return part.rows.map((item, at) => rowOf(part, item, at));
  if (part.label === undefined) return [{ kind: 'paragraph', text: part.text }];
  return [{ kind: 'row', as: 'label', cells: [part.label, part.text] }];
}

function rowOf({ label, table }: WrittenPart, item: string, at: number): TextBlock {
  if (table) return { kind: 'row', as: 'table', cells: item.split('\t') };
  if (label !== undefined)
    return { kind: 'row', as: 'label', cells: [at === 0 ? label : '', item] };
  return { kind: 'row', as: 'number', cells: [`${at + 1}.`, item] };
}
