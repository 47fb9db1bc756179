import { degrees, PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { GrayBitmap } from '../../shared/pdf/read/pdfiumPage';
import { pdfium } from '../support/pdfTools';
import { fileOfBytes } from '../../shared/pdf/files';

const [width, height] = [612, 792];
const dotsPerPoint = 100 / 72;

/** What a made page is put together from. Points from the lower left of the page as it was typed. */
export interface ScanPlan {
  /** Shown by the picture, at 12 points from the top. */
  readonly lines: readonly string[];
  /** Typed over the picture, by a fax or a mail program. */
  readonly header?: string;
  /** A layer of unseen text under so many of the lines, as a scanner with a reader leaves it. */
  readonly layer?: number;
  /** The picture in so many strips, one below the other. */
  readonly strips?: number;
  readonly rotation?: 0 | 90 | 180 | 270;
  /** Lines typed on the page itself, and no scan: the picture takes this part of the width. */
  readonly asLogo?: { readonly share: number; readonly typed: readonly string[] };
}

/** One page: a scan, or a typed page with a picture in its corner. */
export async function scanned(plan: ScanPlan): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([width, height]);
  const picture = await pictureOf(plan.lines);
  if (plan.asLogo) {
    const size = width * plan.asLogo.share;
    place(page, picture, [
      size,
      (size * height) / width,
      width - size - 20,
      height - 20 - (size * height) / width,
    ]);
    plan.asLogo.typed.forEach((text, at) => page.drawText(text, { x: 72, y: lineAt(at + 4), size: 12, font })); // prettier-ignore
  } else {
    for (const strip of stripsOf(picture, plan.strips ?? 1)) place(page, strip, strip.at);
  }
  plan.lines.slice(0, plan.layer ?? 0).forEach((text, at) => unseen(page, font, text, lineAt(at)));
  if (plan.header !== undefined) page.drawText(plan.header, { x: 72, y: 770, size: 9, font });
  page.setRotation(degrees(plan.rotation ?? 0));
  return pdf.save();
}

function lineAt(at: number): number {
  return 720 - 16 * at;
}

async function pictureOf(lines: readonly string[]): Promise<GrayBitmap> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([width, height]);
  lines.forEach((text, at) => page.drawText(text, { x: 72, y: lineAt(at), size: 12, font }));
  const source = (await pdfium()).open(fileOfBytes(await pdf.save()));
  const size = {
    width: Math.round(width * dotsPerPoint),
    height: Math.round(height * dotsPerPoint),
  };
  const drawn = source.withPage(0, (opened) =>
    opened.withGray(size, ({ samples }) => ({ ...size, samples: samples.slice() })),
  );
  source.close();
  if (!drawn) throw new Error('the page was not drawn');
  return drawn;
}

type Place = readonly [width: number, height: number, x: number, y: number];

function stripsOf({ width: across, height: down, samples }: GrayBitmap, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [at, at + 1].map((one) => Math.round((one * down) / count)) as [
      number,
      number,
    ];
    const strip: Place = [width, ((to - from) * height) / down, 0, height - (to * height) / down];
    return { width: across, height: to - from, samples: samples.slice(from * across, to * across), at: strip }; // prettier-ignore
  });
}

function place(page: PDFPage, picture: GrayBitmap, [across, up, x, y]: Place): void {
  const { context } = page.doc;
  const image = context.flateStream(picture.samples, {
    ...{ Type: 'XObject', Subtype: 'Image', Width: picture.width, Height: picture.height },
    ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 8 },
  });
  const name = page.node.newXObject('I', context.register(image)).toString();
  const content = `q ${[across, 0, 0, up, x, y].map((one) => one.toFixed(3)).join(' ')} cm ${name} Do Q\n`; // prettier-ignore
  page.node.addContentStream(context.register(context.flateStream(content)));
}

/** Text in the mode that paints nothing. */
function unseen(page: PDFPage, font: PDFFont, text: string, y: number): void {
  const name = page.node.newFontDictionary('F', font.ref).toString();
  const shown = font.encodeText(text).toString();
  const content = `BT 3 Tr ${name} 12 Tf 72 ${String(y)} Td ${shown} Tj ET\n`;
  page.node.addContentStream(page.doc.context.register(page.doc.context.flateStream(content)));
}
