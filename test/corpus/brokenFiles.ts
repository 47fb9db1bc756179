import { RawPdf, textAt } from './rawPdf';

/** What a page draws beside its words. */
interface Drawing {
  readonly content: string;
  /** In PDF syntax. */
  readonly resources: string;
}
const nothing: Drawing = { content: '', resources: '' };

/** Three pages that say which they are; the second also draws what it is given. */
function threePages(draw: (pdf: RawPdf) => Drawing = () => nothing): string {
  const pdf = new RawPdf();
  const [tree, root] = [pdf.reserve(), pdf.reserve()];
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = [1, 2, 3].map((day) => {
    const { content, resources } = day === 2 ? draw(pdf) : nothing;
    const stream = pdf.stream(textAt(72, 600, `Seen on day ${day}`, 24) + content);
    return `${pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${stream} 0 R
      /Resources << /Font << /F1 ${font} 0 R >> ${resources} >> >>`,
    )} 0 R`;
  });
  pdf.add(`<< /Type /Pages /Count 3 /Kids [${kids.join(' ')}] >>`, tree);
  pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`, root);
  return pdf.save(root).toString('latin1');
}

/** Nothing is wrong with it. */
export function threeDays(): Uint8Array {
  return bytesOf(threePages());
}

/** Four pages, the first two in a branch that says it has one: to put a page in, PDFium believes it. */
export function miscounted(): Uint8Array {
  const pdf = new RawPdf();
  const [tree, branch, root] = [pdf.reserve(), pdf.reserve(), pdf.reserve()];
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const [one, two, three, four] = [1, 2, 3, 4].map(
    (day) =>
      `${pdf.add(
        `<< /Type /Page /Parent ${day < 3 ? branch : tree} 0 R /MediaBox [0 0 612 792]
        /Contents ${pdf.stream(textAt(72, 600, `Seen on day ${day}`, 24))} 0 R
        /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
      )} 0 R`,
  );
  pdf.add(`<< /Type /Pages /Parent ${tree} 0 R /Count 1 /Kids [${one} ${two}] >>`, branch);
  pdf.add(`<< /Type /Pages /Count 4 /Kids [${branch} 0 R ${three} ${four}] >>`, tree);
  pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`, root);
  return bytesOf(pdf.save(root).toString('latin1'));
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The table of objects leads astray where the second page is; it lies in the file all the same. */
export function astray(): Uint8Array {
  const text = threePages();
  const offset = (place: number): string => String(place).padStart(10, '0');
  const [, second] = [...text.matchAll(/\d+ 0 obj\n<< \/Type \/Page /g)].map(({ index }) => index);
  return bytesOf(text.replace(`${offset(second!)} 00000 n`, `${offset(9)} 00000 n`));
}

/** PDFium does not open it: the dictionary behind all objects has no end. */
export function endlessTrailer(): Uint8Array {
  return bytesOf(threePages().replace(/(?<=\/Root \d+ 0 R)\s*>>/, ' '));
}

/** PDFium finds three pages and can open none: no object ends. */
export function endlessObjects(): Uint8Array {
  return bytesOf(threePages().replaceAll('endobj', ''));
}

/** PDFium draws the second page for many minutes: a pattern repeated every hundredth of a point. */
export function endlessPattern(): Uint8Array {
  return bytesOf(
    threePages((pdf) => {
      const step = '/BBox [0 0 2 2] /XStep 0.01 /YStep 0.01';
      const pattern = pdf.stream(
        '0 0 1 rg 0 0 1 1 re f',
        `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 ${step} /Resources << >>`,
      );
      return {
        content: '/Pattern cs /P0 scn 100 100 300 300 re f\n',
        resources: `/Pattern << /P0 ${pattern} 0 R >>`,
      };
    }),
  );
}
