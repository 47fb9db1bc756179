/**
 * The packet: own pages, copy of the request, records, in the order given; numbered,
 * stamped, proved (domain.md 8). Totals are known before the first page is written.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { assertNever } from '../../domain/base/assertNever';
import { Refused } from '../../domain/base/fault';
import { digestOfFile, endOf } from '../files';
import { addFilePage, resourcesText, type PageThings } from '../write/filePage';
import type { Face } from '../fonts/fontFiles';
import { Fonts } from '../fonts/fonts';
import type { Rect } from '../model';
import { matrixText } from '../write/newPage';
import { OwnParts } from '../write/ownParts';
import { setText, sheets, type SetPage } from '../write/ownText';
import { indexText } from './packetIndex';
import {
  planPacket,
  type OpenSource,
  type PacketPlan,
  type PlannedPage,
  type PlannedPart,
} from './packetPlan';
import { expectedOf, packetLayer, placeablePages, type PlaceablePage } from './packetPages';
import type { PdfWriter } from '../write/pdfWriter';
import { planRuns } from './planRuns';
import type {
  ManifestRow,
  OnProgress,
  OwnText,
  PacketAccount,
  PacketPart,
  PacketReport,
  PacketResult,
  PacketSpec,
} from '../port';
import { progressSigns } from '../progressSigns';
import { fileFor, ProvedFile } from './provedFile';
import { makersOf, pagesIn, readerOf, type RedactTools, type Work } from './redact';
import { makeRuns } from './runs';
import { onSheet, stampPage, type StampTexts, type Stamped } from '../write/stamps';
import type { Digest, ExpectedPage } from '../verify/expectations';

export async function composePacket(
  tools: RedactTools,
  spec: PacketSpec,
  onProgress?: OnProgress,
): Promise<PacketResult> {
  return withSources(tools, spec, async (opened) => {
    const draft = fileFor(opened.map(({ file }) => file));
    const account = await composeOpen(tools, { ...spec, opened }, { draft, onProgress });
    return { bytes: draft.join(), ...account };
  });
}

/** The same into a draft, which is of use once this has resolved. */
export async function composePacketInto(
  tools: RedactTools,
  spec: PacketSpec,
  work: Work,
): Promise<PacketAccount> {
  return withSources(tools, spec, (opened) => composeOpen(tools, { ...spec, opened }, work));
}

type OpenSpec = Omit<PacketSpec, 'sources'> & { readonly opened: readonly OpenSource[] };

async function withSources<T>(
  { openFile }: RedactTools,
  { sources }: PacketSpec,
  use: (opened: readonly OpenSource[]) => Promise<T>,
): Promise<T> {
  const opened: OpenSource[] = [];
  try {
    for (const source of sources) opened.push({ ...source, file: openFile(source) });
    return await use(opened);
  } finally {
    endOf(opened.map(({ file }) => file));
  }
}

async function composeOpen(
  tools: RedactTools,
  spec: OpenSpec,
  { draft, onProgress }: Work,
): Promise<PacketAccount> {
  const plan = planPacket(tools.pdfium, spec, spec.opened);
  const proved = new ProvedFile(tools, draft);
  const file = proved.writer;
  const sources = await readSources({ tools, spec, plan, file, onProgress });
  await tools.press?.rest();
  const out = await PDFDocument.create({ updateMetadata: false });
  const own = new OwnParts(out, file);
  const fonts = new Fonts(out, tools.loadFont);
  const writer = new PacketWriter({ file, own, fonts, spec, plan, sources, digest: tools.digest });
  // A page of a source is placed once for each part it is in.
  const onWritten = progressSigns('writing', pagesIn(plan.parts), onProgress);
  for (const planned of plan.parts) await writer.add(planned, onWritten);
  if (writer.expected.length === 0)
    throw new Refused('packet-empty', 'This packet has no pages. Add records or a letter.');
  await own.finish();
  const proof = await proved.finish(writer.expected, spec.terms ?? [], onProgress);
  return {
    manifest: writer.manifest,
    report: {
      ...manifestSums(writer.manifest),
      recordPages: plan.recordPages,
      ...(fonts.hasLostLetters && { lettersLost: true }),
      ...(await readerOf(tools, spec)),
      ...proof,
    },
  };
}

function manifestSums(
  manifest: readonly ManifestRow[],
): Pick<PacketReport, 'pages' | 'rebuilt' | 'batesFrom' | 'batesTo'> {
  const bates = manifest.flatMap((row) => row.bates ?? []);
  const [batesFrom, batesTo] = [bates.at(0), bates.at(-1)];
  return {
    pages: manifest.length,
    rebuilt: manifest.filter((row) => row.rebuilt).map((row) => row.outputPage),
    ...(batesFrom !== undefined && { batesFrom }),
    ...(batesTo !== undefined && { batesTo }),
  };
}

interface ReadSource {
  readonly sha256: string;
  readonly pages: ReadonlyMap<number, PlaceablePage>;
}

async function readSources(work: {
  readonly tools: RedactTools;
  readonly spec: OpenSpec;
  readonly plan: PacketPlan;
  readonly file: PdfWriter;
  readonly onProgress: OnProgress | undefined;
}): Promise<ReadonlyMap<string, ReadSource>> {
  const { tools, spec, plan, file, onProgress } = work;
  const { terms = [], dpi, searchable = false } = spec;
  const onPage = progressSigns('pages', pagesIn(plan.sources), onProgress);
  const read = new Map<string, ReadSource>();
  for (const { source, pages, marks } of plan.sources) {
    const request = { ...source, pages, marks, terms, searchable, ...(dpi !== undefined && { dpi }) }; // prettier-ignore
    const placeable = new Map<number, PlaceablePage>();
    for await (const run of makeRuns(makersOf(tools), planRuns(tools.pdfium, request), onPage)) {
      for (const [page, placed] of await placeablePages(file, run, tools.digest))
        placeable.set(page, placed);
    }
    read.set(source.id, {
      sha256: await digestOfFile(tools.newHash, source.file),
      pages: placeable,
    });
  }
  return read;
}

/** What the pages are written from. */
interface Ingredients {
  readonly file: PdfWriter;
  readonly own: OwnParts;
  readonly fonts: Fonts;
  readonly spec: OpenSpec;
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
    const pageContentSha256 = await this.addPage(media, {
      content: [...page.content, ...stamp.content],
      faces: new Set([...page.faces, ...stamp.faces]),
    });
    this.expected.push({
      media,
      rotate: 0,
      kind: 'own',
      boxes: [],
      pageContentSha256,
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
      ...(page.rebuilt?.stillShows && { stillShows: true }),
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
    const layer = await packetLayer(this.from.fonts, page, this.from.spec.terms ?? []);
    const pageContentSha256 = await this.addPage(media, {
      content: [`q ${matrixText(matrix)} cm /P0 Do Q`, ...stamp.content],
      layer: layer?.content,
      faces: layer ? new Set<Face>([...stamp.faces, 'regular']) : stamp.faces,
      things: {
        xObjects: { P0: page.number },
        ...(stamp.usesMultiply && { states: { G0: '<</BM /Multiply>>' } }),
      },
    });
    this.expected.push({
      ...{ media, rotate: 0, pageContentSha256, ownText: stamp.texts },
      ...expectedOf(page, matrix),
      ...(layer && { layer: layer.words }),
    });
  }

  private async addPage(
    media: Rect,
    page: {
      readonly content: readonly string[];
      readonly layer?: string | undefined;
      readonly faces: Iterable<Face>;
      readonly things?: PageThings;
    },
  ): Promise<readonly string[]> {
    const { digest, file, fonts, own } = this.from;
    const letters = own.numbersOf(fonts.resources(page.faces));
    const resources = resourcesText({ ...page.things, fonts: letters });
    const { layer } = page;
    return addFilePage(file, { media, content: page.content.join('\n'), layer, resources }, digest);
  }
}
