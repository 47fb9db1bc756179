import { labelsIn } from '../identity/identityLabels';
import { assertNever } from '../base/assertNever';
import { spanOf, spansOf, type PageText, type WordSpan } from './pageText';

export const shapes = ['social-security', 'phone', 'e-mail', 'record-number'] as const;
/** What is known by how it is written, whoever it belongs to. */
export type Shape = (typeof shapes)[number];

/** Not the tail or the middle of a longer number. */
const start = '(?<![\\p{L}\\p{N}]|\\p{N}[\\p{Pd}.])';
const end = '(?![\\p{L}\\p{N}]|\\p{Pd}\\p{N})';
const dash = '\\s?[\\p{Pd}.]\\s?';
const label = (words: string): string =>
  `(?<![\\p{L}])(?:${words})(?!\\p{L})[^\\p{L}\\p{N}(+]{0,4}`;

/** Area, group and serial; 000, 666 and 9xx are no areas (20 CFR 422.103; SSA POMS RM 10201.035). */
const area = '(?!000|666|9)\\d{3}';
const group = '(?!00)\\d{2}';
const serial = '(?!0000)\\d{4}';
const securityLabel = label('[Ss][Ss][Nn]|[Ss][Ss]\\s?#|(?:[Ss]ocial|SOCIAL)\\s(?:[Ss]ecurity|SECURITY)(?:\\s(?:[Nn]umber|NUMBER|[Nn]o|NO))?'); // prettier-ignore
const socialSecurity = [
  `${start}(?<hit>\\d{3}${dash}\\d{2}${dash}\\d{4})${end}`,
  `${start}(?<hit>${area}\\s${group}\\s${serial})${end}`,
  // With the first figures hidden, the last four still tell who it is.
  `(?<![\\p{L}\\p{N}])(?<hit>[Xx*]{3}\\s?-?\\s?[Xx*]{2}\\s?-?\\s?\\d{4})${end}`,
  // Behind its label also in one piece.
  `${securityLabel}(?<hit>\\d{3}\\s?\\d{2}\\s?\\d{4})${end}`,
];

/** Neither an area nor an exchange of North America begins with 0 or 1. */
const threeFigures = '[2-9]\\d{2}';
const local = `${threeFigures}(?:${dash}|\\s)\\d{4}`;
const extension = '(?:\\s?(?:[Xx]|[Ee][Xx][Tt]\\.?)\\s?\\d{1,6})?';
const phoneLabel = label('(?:[Tt]ele|TELE)?(?:[Pp]hone|PHONE)|[Tt]el|TEL|[Cc]ell|CELL|[Mm]obile|MOBILE|[Ff]ax|FAX|[Pp]ager|PAGER|[Hh]ome|HOME|[Ww]ork|WORK|[Cc]all'); // prettier-ignore
const phone = [
  `${start}(?<hit>(?:\\+?1(?:${dash}|\\s))?${threeFigures}(?:${dash}|\\s?/\\s?|\\s)${local}${extension})${end}`,
  `(?<hit>(?:(?<![\\p{L}\\p{N}])\\+?1(?:${dash}|\\s)?)?\\(\\s?${threeFigures}\\s?\\)\\s?(?:[\\p{Pd}.]\\s?)?${local}${extension})${end}`,
  // From abroad.
  `(?<hit>\\+[2-9]\\d{0,2}(?:[\\s().\\p{Pd}]{0,2}\\d){7,12})${end}`,
  // Without an area, or in one piece, only behind a word that says so: doses and numbers of
  // providers are written the same way.
  `${phoneLabel}(?<hit>${local}${extension}|1?${threeFigures}${threeFigures}\\d{4})${end}`,
];

/** A line may end before or behind the @, or behind the dot before one of the usual ends. */
const ending = '\\.\\s(?:com|org|net|edu|gov|mil|us|info|health)';
const domain = `[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*(?:\\.\\p{L}{2,}(?:${ending})?|${ending})`;
const mailbox = "[\\p{L}\\p{N}._%+'-]+";
const eMail = `(?<![\\p{L}\\p{N}._%+'-])${mailbox}(?:@\\s?|\\s@)${domain}(?![\\p{L}\\p{N}])`;

/** A number with a figure in it, behind its label, however the label is written on. */
const recordNumber =
  /^[\s:;#.=-]*(?:\([^)]{0,30}\))?[\s:;#.=-]*(?<hit>[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*)/du;

export function shapeSpans(page: PageText, shape: Shape): WordSpan[] {
  switch (shape) {
    case 'social-security':
      return anyOf(page, socialSecurity);
    case 'phone':
      return anyOf(page, phone);
    case 'e-mail':
      return anyOf(page, [eMail]);
    case 'record-number':
      return recordNumbers(page);
    default:
      return assertNever(shape, 'shape');
  }
}

function anyOf(page: PageText, patterns: readonly string[]): WordSpan[] {
  return patterns.flatMap((pattern) => spansOf(page, new RegExp(pattern, 'u')));
}

function recordNumbers(page: PageText): WordSpan[] {
  const behind = labelsIn(page.text).filter(({ kind }) => kind === 'number');
  return behind.flatMap(({ to }) => {
    const [from, until] = recordNumber.exec(page.text.slice(to, to + 80))?.indices?.groups?.['hit'] ?? []; // prettier-ignore
    if (from === undefined || until === undefined || until - from < 3) return [];
    return [spanOf(page, to + from, to + until)];
  });
}
