import { encodeG4 } from '../support/fax';
import { RawPdf, textAt } from './rawPdf';

/** A picture that holds more than its page shows, or, as `plainFax`, one that does not. */
export interface Picture {
  readonly name: string;
  /** Keys of the image dictionary in PDF syntax; `data` is what stands in the file. */
  readonly dict: string;
  readonly data: Uint8Array;
  /** Width and height on the page, in points. */
  readonly shown: readonly [number, number];
}

function dots(width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8);
  return Uint8Array.from({ length: stride * height }, (_, at) => ((at * 37) >> 3) & 0x7e);
}

function fax(width: number, height: number): Uint8Array {
  return encodeG4({ width, height, packed: dots(width, height) });
}

function bits(width: number, height: number, more: string): string {
  return `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 ${more}`;
}

function faxDict(width: number, height: number, parms: string): string {
  const filter = `/Filter /CCITTFaxDecode /DecodeParms << /K -1 ${parms} >>`;
  return bits(width, height, filter);
}

export const plainFax: Picture = {
  name: 'an honest fax',
  dict: faxDict(400, 400, '/Columns 400 /Rows 400'),
  data: fax(400, 400),
  shown: [200, 200],
};

export const hiddenPictures: readonly Picture[] = [
  {
    name: 'a picture drawn as small as a dot',
    dict: bits(400, 400, ''),
    data: dots(400, 400),
    shown: [1, 1],
  },
  {
    name: 'a picture finer across than any print',
    dict: bits(400, 40, ''),
    data: dots(400, 40),
    shown: [10, 100],
  },
  {
    name: 'a picture whose samples are all painted white (/Decode)',
    dict: bits(400, 400, '/Decode [1 1]'),
    data: dots(400, 400),
    shown: [200, 200],
  },
  {
    name: 'a fax with more rows than its /Height and /Rows',
    dict: faxDict(400, 100, '/Columns 400 /Rows 100'),
    data: fax(400, 400),
    shown: [200, 50],
  },
  {
    name: 'a fax with more rows than its /Height, without /Rows',
    dict: faxDict(400, 100, '/Columns 400'),
    data: fax(400, 400),
    shown: [200, 50],
  },
  {
    name: 'a fax wider than its /Width',
    dict: faxDict(400, 400, '/Columns 800 /Rows 400'),
    data: fax(800, 400),
    shown: [200, 200],
  },
];

/** One page with a line of text and the picture below it. */
export function pageWithPicture({ dict, data, shown }: Picture): Buffer {
  const pdf = new RawPdf();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const image = pdf.stream(data, `/Type /XObject /Subtype /Image ${dict}`, { plain: true });
  const content = pdf.stream(
    `${textAt(72, 700, 'Seen and stable')}q ${shown[0]} 0 0 ${shown[1]} 72 300 cm /I0 Do Q\n`,
  );
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 ${font} 0 R >> /XObject << /I0 ${image} 0 R >> >> /Contents ${content} 0 R >>`,
  );
  pdf.add(`<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`, tree);
  return pdf.save(pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}
