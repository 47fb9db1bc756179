import type { Mark } from '../../shared/pdf/model';
import { addDocumentSecrets } from './hostileDocument';
import { addPages } from './hostilePages';
import { appendRevision, RawPdf } from './rawPdf';

/** A string that must not leave. Those that can be seen lie under one of the marks. */
export interface Secret {
  readonly id: string;
  readonly family: string;
  readonly text: string;
}
export interface HostilePdf {
  readonly bytes: Uint8Array;
  readonly secrets: readonly Secret[];
  /** Printed in plain sight on pages without a mark; these may stay. */
  readonly visible: readonly string[];
  readonly marks: readonly Mark[];
}

/** Collects what is planted while the file is written. */
export class Planter {
  readonly pdf = new RawPdf();
  readonly secrets: Secret[] = [];
  readonly visible: string[] = [];
  readonly marks: Mark[] = [];

  constructor(readonly withXfa: boolean) {}

  /** A new secret of a family: one word, found in no dictionary and no other file. */
  plant(family: string): string {
    const id = String(this.secrets.length + 1).padStart(3, '0');
    const text = `Xq${id}${family.replace(/[^a-z]/gi, '')}Zj`;
    this.secrets.push({ id, family, text });
    return text;
  }

  show(text: string): string {
    this.visible.push(text);
    return text;
  }

  mark(page: number, rect: Mark['rect']): void {
    this.marks.push({ page, rect, reason: 'other-person' });
  }
}

/**
 * A file with a secret in every hiding place of pdf.md 2.1, in raw PDF syntax. The first page
 * carries marks over all that can be seen; every other page hides one family without a mark.
 * With an XFA form no page can be kept; without one, each page must be judged by itself.
 */
export function makeHostilePdf({ withXfa = true } = {}): HostilePdf {
  const planter = new Planter(withXfa);
  const { pdf } = planter;
  const tree = pdf.reserve();
  const root = pdf.reserve();
  const pages = addPages(planter, tree);
  const { catalog, trailer } = addDocumentSecrets(planter, pages.kids);
  const old = pdf.add(`(${planter.plant('old revision')})`);
  const kids = pages.kids.map((kid) => `${kid} 0 R`).join(' ');
  pdf.add(`<< /Type /Pages /Count ${pages.kids.length} /Kids [${kids}] >>`, tree);
  pdf.add(
    `<< /Type /Catalog /Pages ${tree} 0 R /ReplacedLater ${old} 0 R ${pages.catalog} ${catalog} >>`,
    root,
  );
  const first = pdf.save(root, trailer);
  const updated = appendRevision(
    first,
    old,
    '(replaced)',
    `/Size ${pdf.size} /Root ${root} 0 R ${trailer}`,
  );
  const tail = `% ${planter.plant('after the end')}\n`;
  return {
    bytes: new Uint8Array(Buffer.concat([updated, Buffer.from(tail)])),
    secrets: planter.secrets,
    visible: planter.visible,
    marks: planter.marks,
  };
}
