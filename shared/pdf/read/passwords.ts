/** How a typed password may stand in a PDF: writers disagree, and so do the revisions of the format. */
import { preparedPassword } from '../../domain/release/preparedPassword';
import { fromLatin1 } from '../syntax/pdfValues';

/**
 * The bytes to try, in order, each once: as typed in UTF-8; prepared as revisions 5 and 6 ask (SASLprep,
 * RFC 4013, so that é typed as one letter or as two is one); in PDFDocEncoding, as revisions 2 to 4 ask
 * (ISO 32000-2, 7.6.4.3).
 */
export function passwordBytes(typed: string): readonly Uint8Array[] {
  const utf8 = new TextEncoder();
  const prepared = preparedPassword(typed);
  const documentEncoded = inDocEncoding(prepared);
  const forms = [utf8.encode(typed), utf8.encode(prepared), documentEncoded];
  const distinct = new Map(
    forms.filter((form) => form !== undefined).map((form) => [form.join(), form] as const),
  );
  return [...distinct.values()];
}

/** The bytes a new file is locked with: revision 6 takes the first 127 (ISO 32000-2, 7.6.4.3.3). */
export function passwordForLock(typed: string): Uint8Array {
  return new TextEncoder().encode(preparedPassword(typed));
}

/** ISO 32000-2, annex D.2; what is not named here stands where Latin-1 has it. */
const accents = '˘ˇˆ˙˝˛˚˜';
const signs = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž';
const docEncoding = new Map<string, number>([
  ...Array.from(accents, (letter, at) => [letter, 0x18 + at] as const),
  ...Array.from(signs, (letter, at) => [letter, 0x80 + at] as const),
  ['€', 0xa0],
]);

/** Undefined where a letter has no place in it. */
function inDocEncoding(text: string): Uint8Array | undefined {
  const codes = Array.from(text, (letter) => docEncoding.get(letter) ?? letter.codePointAt(0) ?? 0);
  return codes.some((code) => code > 0xff) ? undefined : fromLatin1(String.fromCharCode(...codes));
}
