/** Files the desk knows and does not take, each with what to do instead. Told by their content. */
import { Refused } from '../../domain/base/fault';
import { mentions } from '../read/rawFacts';

interface OtherKind {
  readonly code: string;
  readonly message: string;
  /** `head`: the first kilobyte, a character a byte. */
  readonly is: (head: string, bytes: Uint8Array) => boolean;
}

const startsWith =
  (...marks: readonly string[]) =>
  (head: string): boolean =>
    marks.some((mark) => head.startsWith(mark));

const pictureAdvice = 'Open it and save it as JPEG or PNG, then import that.';
const dicomMark = 128;

const kinds: readonly OtherKind[] = [
  {
    code: 'file-word-new',
    message: 'This is a Word document. Open it in Word, save it as PDF, and import that.',
    is: (head, bytes) => isZip(head) && mentions(bytes.subarray(0, zipWindow), 'word/'),
  },
  {
    code: 'file-zip',
    message:
      'This is a zip archive or an Office document, not a PDF. Unpack it, or print it to PDF, and import that.',
    is: isZip,
  },
  {
    code: 'file-word-old',
    message:
      'This is an old Word document (.doc). Open it in Word, save it as PDF, and import that.',
    is: (head, bytes) => isOle(head) && mentions(bytes, wide('WordDocument')),
  },
  {
    code: 'file-outlook',
    message:
      'This is an e-mail saved by Outlook (.msg). Open it in Outlook and print it to PDF; save its attachments one by one, and import those.',
    is: (head, bytes) => isOle(head) && mentions(bytes, wide('__substg1.0_')),
  },
  {
    code: 'file-office-old',
    message:
      'This is an old Office file. Open it in its program, print it to PDF, and import that.',
    is: isOle,
  },
  {
    code: 'file-rtf',
    message:
      'This is a rich text file (RTF). Open it in Word or WordPad, save it as PDF, and import that.',
    is: startsWith('{\\rtf'),
  },
  {
    code: 'file-heic',
    message:
      'This is an iPhone photo (HEIC). Share it as JPEG, or set the iPhone to take JPEG: Settings, Camera, Formats, Most Compatible.',
    is: (head) => hasBrand(head, 'hei', 'hev', 'mif1', 'msf1'),
  },
  {
    code: 'file-avif',
    message: `This is an AVIF picture. ${pictureAdvice}`,
    is: (head) => hasBrand(head, 'avi'),
  },
  {
    code: 'file-video',
    message: 'This is a video or a sound. The desk takes pages only; release it by another way.',
    is: (head) =>
      head.slice(4, 8) === 'ftyp' || startsWith('ID3', 'OggS', '\x1aE\xdf\xa3')(head) || isRiff(head, 'WAVE', 'AVI '), // prettier-ignore
  },
  {
    code: 'file-dicom',
    message: 'This is a DICOM image. Ask imaging (PACS) for a PDF or JPEG export and import that.',
    is: (head) => head.slice(dicomMark, dicomMark + 4) === 'DICM' || isBareDicom(head),
  },
  {
    code: 'file-gif',
    message: `This is a GIF picture. ${pictureAdvice}`,
    is: startsWith('GIF87a', 'GIF89a'),
  },
  {
    code: 'file-bmp',
    message: `This is a BMP picture. ${pictureAdvice}`,
    is: (head) => /^BM[^]{4}\0{4}/u.test(head),
  },
  {
    code: 'file-webp',
    message: `This is a WebP picture. ${pictureAdvice}`,
    is: (head) => isRiff(head, 'WEBP'),
  },
  {
    code: 'file-jpeg2000',
    message: `This is a JPEG 2000 picture. ${pictureAdvice}`,
    is: startsWith('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'),
  },
  {
    code: 'file-big-tiff',
    message: 'This is a TIFF of the very large kind (BigTIFF). Save it as PDF, and import that.',
    is: startsWith('II+\0', 'MM\0+'),
  },
  {
    code: 'file-postscript',
    message: 'This is a PostScript file. Make a PDF of it, and import that.',
    is: startsWith('%!PS'),
  },
  {
    code: 'file-email',
    message:
      'This is a saved e-mail (.eml). Open it in the mail program and print it to PDF; save its attachments one by one, and import those.',
    is: isEmail,
  },
];

/** Does nothing for a file that is none of these. */
export function refuseOtherKinds(head: string, bytes: Uint8Array): void {
  const kind = kinds.find(({ is }) => is(head, bytes));
  if (kind) throw new Refused(kind.code, kind.message);
}

const zipWindow = 16 * 1024;

function isZip(head: string): boolean {
  return startsWith('PK\x03\x04', 'PK\x05\x06')(head);
}

/** The container of old Office files and Outlook messages. */
function isOle(head: string): boolean {
  return head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
}

/** As UTF-16 writes it. */
function wide(text: string): string {
  return Array.from(text).join('\0');
}

function isRiff(head: string, ...kindMarks: readonly string[]): boolean {
  return head.startsWith('RIFF') && kindMarks.includes(head.slice(8, 12));
}

/** ISO 14496-12: the brand says which of the formats in this box. */
function hasBrand(head: string, ...brands: readonly string[]): boolean {
  return head.slice(4, 8) === 'ftyp' && brands.some((brand) => head.startsWith(brand, 8));
}

/**
 * DICOM without its preamble begins with an element of group 2 or 8 (PS3.5, 7.1): its type in two
 * letters, or, where types are left out, a short length.
 */
function isBareDicom(head: string): boolean {
  return (
    /^[\x02\x08]\0[\0\x01\x05\x08\x16]\0(?:[A-Z]{2}|[\x02-\x40]\0\0\0)/u.test(head) ||
    /^\0[\x02\x08]\0[\0\x01\x05\x08\x16](?:[A-Z]{2}|\0\0\0[\x02-\x40])/u.test(head)
  );
}

/** RFC 5322: nothing but header lines up to the first empty one, and one that only mail programs write. */
function isEmail(head: string): boolean {
  const header = head.split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = header.split(/\r?\n/u);
  // The last line may be cut off by the window.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const isHeader = whole.every((line) => /^(?:[\x21-\x39\x3b-\x7e]+:|[ \t])/u.test(line));
  return isHeader && /^(?:mime-version|message-id|received|return-path|dkim-signature):/imu.test(header); // prettier-ignore
}
