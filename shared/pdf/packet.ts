/**
 * The packet: own pages, copy of the request, records, in the order given; numbered,
 * stamped, proved (domain.md 8). Totals are known before the first page is written.
 */
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { assertNever } from '../domain/base/assertNever';
import { Refused } from '../domain/base/fault';
import { Fonts } from './fonts';
import { mapRect } from './geometry';
import { matrixText, newLeaf, saveNew } from './newPage';
import { setText, sheets, type SetPage } from './ownText';
import { planPacket, type PacketPlan, type PlannedPage, type PlannedPart } from './packetPlan';
import { placeablePages, type PlaceablePage } from './packetPages';
import type {
  ManifestRow,
  OnProgress,
  OwnText,
  PacketPart,
  PacketResult,
  PacketSpec,
} from './port';
import { prove } from './prove';
import { makeSafe } from './redactSource';
import type { RedactTools } from './redact';
import { onSheet, stampPage, type StampTexts, type Stamped } from './stamps';
import type { Digest, ExpectedPage } from './verify/expectations';

export interface PacketTools extends RedactTools {
  /** DejaVu Sans, for text outside WinAnsi. */
  readonly sans: Uint8Array;
}

export async function composePacket(
  tools: PacketTools,
  spec: PacketSpec,
  onProgress?: OnProgress,
): Promise<PacketResult> {
  const plan = planPacket(tools.pdfium, spec);
  const out = await PDFDocument.create({ updateMetadata: false });
  const onWritten = writingSigns(plan, onProgress);
  const sources = await readSources({ tools, spec, plan, out, onProgress, onWritten });
  const fonts = new Fonts(out, tools.sans);
  const writer = new PacketWriter({ out, fonts, spec, plan, sources, digest: tools.digest });
  for (const planned of plan.parts) await writer.add(planned, onWritten);
  if (writer.expected.length === 0)
    throw new Refused('packet-empty', 'This packet has no pages. Add records or a letter.');
  const bytes = await saveNew(out);
  const expectations = { pages: writer.expected, terms: spec.terms ?? [] };
  const verification = await prove(tools.verify, { bytes, expectations }, onProgress);
  const bates = writer.manifest.flatMap((row) => row.bates ?? []);
  const [batesFrom, batesTo] = [bates.at(0), bates.at(-1)];
  return {
    bytes,
    manifest: writer.manifest,
    report: {
      pages: writer.expected.length,
      recordPages: plan.recordPages,
      rebuilt: writer.manifest.filter((row) => row.rebuilt).map((row) => row.outputPage),
      ...(batesFrom !== undefined && { batesFrom }),
      ...(batesTo !== undefined && { batesTo }),
      outputSha256: await tools.digest(bytes),
      verification,
    },
  };
}

/** A page of a source is packed for the packet once, and placed once for each part it is in. */
function writingSigns(plan: PacketPlan, onProgress: OnProgress | undefined): () => void {
  const packed = plan.sources.reduce((sum, source) => sum + source.pages.length, 0);
  const total = plan.parts.reduce((sum, part) => sum + part.pages.length, packed);
  let done = 0;
  onProgress?.({ stage: 'writing', done, total });
  return () => {
    done += 1;
    onProgress?.({ stage: 'writing', done, total });
  };
}

interface ReadSource {
  readonly sha256: string;
  readonly pages: ReadonlyMap<number, PlaceablePage>;
}

async function readSources(work: {
  readonly tools: PacketTools;
  readonly spec: PacketSpec;
  readonly plan: PacketPlan;
  readonly out: PDFDocument;
  readonly onProgress: OnProgress | undefined;
  readonly onWritten: () => void;
}): Promise<ReadonlyMap<string, ReadSource>> {
  const { tools, spec, plan, out, onProgress, onWritten } = work;
  const total = plan.sources.reduce((sum, source) => sum + source.pages.length, 0);
  const read = new Map<string, ReadSource>();
  let before = 0;
  for (const { source, pages, marks } of plan.sources) {
    const request = {
      ...source,
      pages,
      marks,
      terms: spec.terms ?? [],
      ...(spec.dpi !== undefined && { dpi: spec.dpi }),
    };
    const earlier = before;
    const safe = await makeSafe(tools.pdfium, request, (stage, done) =>
      onProgress?.({ stage, done: earlier + done, total }),
    );
    before += pages.length;
    read.set(source.id, {
      sha256: await tools.digest(source.bytes),
      pages: await placeablePages(out, safe, { digest: tools.digest, onPage: onWritten }),
    });
  }
  return read;
}

/** What the pages are written from. */
interface Ingredients {
  readonly out: PDFDocument;
  readonly fonts: Fonts;
  readonly spec: PacketSpec;
  readonly plan: PacketPlan;
  readonly sources: ReadonlyMap<string, ReadSource>;
  readonly digest: Digest;
}

class PacketWriter {
  readonly expected: ExpectedPage[] = [];
  readonly manifest: ManifestRow[] = [];
  private readonly from: Ingredients;

  constructor(from: Ingredients) {
    this.from = from;
  }

  async add(planned: PlannedPart, onPage: () => void): Promise<void> {
    const { part } = planned;
    switch (part.kind) {
      case 'cover':
      case 'notice':
        return this.addOwn(part.kind, part.text);
      case 'index':
        return this.addOwn(part.kind, indexText(part.title, this.from.plan));
      case 'request':
      case 'records':
        for (const page of planned.pages) {
          await this.addSourcePage(part.kind, page);
          onPage();
        }
        return;
      default:
        assertNever(part, 'packet part');
    }
  }

  private async addOwn(kind: PacketPart['kind'], text: OwnText): Promise<void> {
    const sheet = sheets[this.from.spec.sheet ?? 'letter'];
    for (const page of await setText(this.from.fonts, sheet, text)) {
      const stamp = await stampPage(this.from.fonts, sheet, {
        practice: this.from.spec.practice === true,
      });
      await this.writeOwn(sheet, page, stamp);
      this.manifest.push({ outputPage: this.expected.length, part: kind, rebuilt: false });
    }
  }

  private async writeOwn(
    sheet: { readonly width: number; readonly height: number },
    page: SetPage,
    stamp: Stamped,
  ): Promise<void> {
    const media = [0, 0, sheet.width, sheet.height] as const;
    const { content } = newLeaf(this.from.out, {
      media,
      content: [...page.content, ...stamp.content].join('\n'),
      fonts: this.from.fonts.resources(new Set([...page.faces, ...stamp.faces])),
    });
    this.expected.push({
      media,
      rotate: 0,
      kind: 'own',
      boxes: [],
      pageContentSha256: [await this.from.digest(content)],
      ownText: [...page.texts, ...stamp.texts],
    });
  }

  private async addSourcePage(kind: 'request' | 'records', planned: PlannedPage): Promise<void> {
    const source = this.from.sources.get(planned.sourceId);
    const page = source?.pages.get(planned.page);
    if (!source || !page) throw new Error('a planned page was not read');
    const stamp = await stampPage(this.from.fonts, page, this.stampTexts(kind, planned));
    await this.writePage(page, stamp);
    const { sourceId, page: sourcePage, recordPage, bates } = planned;
    this.manifest.push({
      outputPage: this.expected.length,
      part: kind,
      sourceId,
      sourceSha256: source.sha256,
      sourcePage,
      rebuilt: page.rebuilt !== undefined,
      ...(recordPage !== undefined && { recordPage }),
      ...(bates !== undefined && { bates }),
    });
  }

  private stampTexts(kind: 'request' | 'records', planned: PlannedPage): StampTexts {
    const { stamp, watermark, practice = false } = this.from.spec;
    if (kind === 'request') return { left: `${stamp.requestNumber}  Request copy`, practice };
    return {
      left: `${stamp.requestNumber}  Page ${planned.recordPage ?? 0} of ${this.from.plan.recordPages}`,
      ...(stamp.patientLine !== undefined && { centre: stamp.patientLine }),
      ...(planned.bates !== undefined && { right: planned.bates }),
      ...(planned.footer !== undefined && { footer: planned.footer }),
      ...(watermark !== undefined && watermark !== '' && { watermark }),
      practice,
    };
  }

  private async writePage(page: PlaceablePage, stamp: Stamped): Promise<void> {
    const media = [0, 0, page.width, page.height] as const;
    const matrix = onSheet(page.upright, page.width, page.height);
    const { leaf, content } = newLeaf(this.from.out, {
      media,
      content: [`q ${matrixText(matrix)} cm /P0 Do Q`, ...stamp.content].join('\n'),
      xObjects: { P0: page.ref },
      fonts: this.from.fonts.resources(stamp.faces),
    });
    if (stamp.usesMultiply) leaf.Resources()?.set(PDFName.of('ExtGState'), this.multiplyState());
    const { rebuilt } = page;
    const space = rebuilt && onSheet(rebuilt.space, page.width, page.height);
    this.expected.push({
      media,
      rotate: 0,
      kind: rebuilt ? 'rebuilt' : 'kept',
      boxes: rebuilt && space ? rebuilt.required.map((box) => mapRect(space, box)) : [],
      ...(rebuilt && { image: { ...rebuilt.image, matrix } }),
      ...(page.kept && { contentSha256: [page.kept.contentSha256], crop: page.kept.crop }),
      pageContentSha256: [await this.from.digest(content)],
      ownText: stamp.texts,
    });
  }

  private multiplyState(): PDFDict {
    const states = PDFDict.withContext(this.from.out.context);
    states.set(PDFName.of('G0'), this.from.out.context.obj({ BM: 'Multiply' }));
    return states;
  }
}

/** One row for each records part: what, and on which pages. */
function indexText(title: string, plan: PacketPlan): OwnText {
  const rows = plan.parts.flatMap(({ part, pages }) => {
    const [first, last] = [pages.at(0), pages.at(-1)];
    if (part.kind !== 'records' || !first || !last) return [];
    return [
      [
        part.title ?? 'Records',
        spanText(first.recordPage, last.recordPage),
        spanText(first.bates, last.bates),
      ],
    ];
  });
  return {
    title,
    paragraphs: [`${plan.recordPages} pages of records.`],
    rows: [['Contents', 'Pages', 'Numbers'], ...rows],
  };
}

function spanText(from: number | string | undefined, to: number | string | undefined): string {
  if (from === undefined || to === undefined) return '';
  return from === to ? `${from}` : `${from} to ${to}`;
}
