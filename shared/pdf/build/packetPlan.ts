/** Which page of which source stands where, and under which number; known before writing. */
import { batesNumber } from '../../domain/packet/bates';
import { Refused } from '../../domain/base/fault';
import type { Pdfium } from '../read/pdfium';
import type { PacketPart, PacketSourceFacts, PacketSpec } from '../port';
import type { OpenFile } from '../files';
import type { Mark } from '../model';

export interface PlannedPage {
  readonly sourceId: string;
  readonly page: number;
  readonly recordPage?: number;
  readonly bates?: string;
  readonly footer?: string;
}

export type PlannedPart =
  | {
      readonly part: Extract<PacketPart, { kind: 'cover' | 'notice' }>;
      readonly pages: readonly [];
    }
  | { readonly part: Extract<PacketPart, { kind: 'index' }>; readonly pages: readonly [] }
  | {
      readonly part: Extract<PacketPart, { kind: 'request' | 'records' }>;
      readonly pages: readonly PlannedPage[];
    };

/** A source that can be read. */
export type OpenSource = PacketSourceFacts & { readonly file: OpenFile };

export interface PlannedSource {
  readonly source: OpenSource;
  /** Used pages, ascending, each once. */
  readonly pages: readonly number[];
  readonly marks: readonly Mark[];
}

export interface PacketPlan {
  readonly parts: readonly PlannedPart[];
  readonly sources: readonly PlannedSource[];
  readonly recordPages: number;
}

export function planPacket(
  pdfium: Pdfium,
  spec: Pick<PacketSpec, 'parts' | 'stamp'>,
  opened: readonly OpenSource[],
): PacketPlan {
  const counts = new Map(opened.map((source) => [source.id, countPages(pdfium, source)]));
  let records = 0;
  const number = (sourceId: string, page: number): PlannedPage => {
    records += 1;
    const { bates } = spec.stamp;
    return {
      sourceId,
      page,
      recordPage: records,
      ...(bates && { bates: batesNumber(bates.prefix, bates.start + records - 1) }),
    };
  };
  const parts = spec.parts.map((part): PlannedPart => {
    if (part.kind === 'cover' || part.kind === 'notice') return { part, pages: [] };
    if (part.kind === 'index') return { part, pages: [] };
    const pages = wantedPages(part, counts);
    if (part.kind === 'request')
      return { part, pages: pages.map((page) => ({ sourceId: part.sourceId, page })) };
    return {
      part,
      pages: pages.map((page) => ({ ...number(part.sourceId, page), ...footerOf(part, page) })),
    };
  });
  return {
    parts,
    recordPages: records,
    sources: opened.flatMap((source) => usedSource(source, parts)),
  };
}

function footerOf(
  { footer }: Extract<PacketPart, { kind: 'records' }>,
  page: number,
): { readonly footer?: string } {
  return footer?.pages.includes(page) ? { footer: footer.text } : {};
}

function countPages(pdfium: Pdfium, source: OpenSource): number {
  const document = pdfium.open(source.file, source.password);
  const count = document.pageCount;
  document.close();
  return count;
}

function wantedPages(
  part: Extract<PacketPart, { kind: 'request' | 'records' }>,
  counts: ReadonlyMap<string, number>,
): readonly number[] {
  const count = counts.get(part.sourceId);
  if (count === undefined) {
    throw new Refused(
      'packet-source-missing',
      'A part of the packet names a file that was not given. Add the file or remove the part.',
    );
  }
  const pages = part.pages ?? Array.from({ length: count }, (_, index) => index + 1);
  const outside = pages.find((page) => page > count || page < 1);
  if (outside !== undefined) {
    throw new Refused(
      'page-outside',
      `There is no page ${outside}: this file has ${count} pages. Correct the page list.`,
    );
  }
  return pages;
}

/** All marks drawn on a source count for every part that uses it. */
function usedSource(source: OpenSource, parts: readonly PlannedPart[]): readonly PlannedSource[] {
  const using = parts.filter(
    (planned) => 'sourceId' in planned.part && planned.part.sourceId === source.id,
  );
  if (using.length === 0) return [];
  const pages = new Set(using.flatMap((planned) => planned.pages.map((page) => page.page)));
  const marks = using.flatMap((planned) =>
    'marks' in planned.part ? (planned.part.marks ?? []) : [],
  );
  return [{ source, pages: [...pages].sort((a, b) => a - b), marks }];
}
