import { PDFDict, PDFDocument, PDFPageLeaf, PDFPageTree } from '@cantoo/pdf-lib';

import { RawPdf, textAt } from './rawPdf';

/** The parents of a page, and of each of these; numbers count from the page, which is 0. */
const chains = {
  'a page that is its own parent': [0],
  'a page and its parent': [1, 0],
  'a page, its parent and the parent of that': [1, 2, 0],
  'a parent that is its own': [1, 1],
  'two parents above a page': [1, 2, 1],
  'three parents above a page': [1, 2, 3, 1],
} as const;

/** A page whose /Parent leads round and round, and says nothing of what it inherits. */
function circleOf(parents: readonly number[], key: string): Uint8Array {
  const pdf = new RawPdf();
  const [tree, root] = [pdf.reserve(), pdf.reserve()];
  const chain = parents.map(() => pdf.reserve());
  const content = pdf.stream(textAt(20, 170, 'Stable on day 1'));
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const page = `/Type /Page /MediaBox [0 0 300 200] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >>`;
  parents.forEach((parent, at) => {
    const what = at === 0 ? page : '/Type /Pages /Count 1';
    pdf.add(`<< ${what} /${key} ${chain[parent]} 0 R >>`, chain[at]);
  });
  pdf.add(`<< /Type /Pages /Count 1 /Kids [${chain[0]} 0 R] >>`, tree);
  pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`, root);
  return new Uint8Array(pdf.save(root));
}

/** The same objects packed in a stream of objects, and locked where a password is given. */
async function packed(bytes: Uint8Array, ownerPassword?: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    // The library packs everything but pages: under another type they are packed too.
    if (!(object instanceof PDFPageLeaf || object instanceof PDFPageTree)) continue;
    context.assign(ref, PDFDict.fromMapWithContext(object.asMap(), context));
  }
  if (ownerPassword !== undefined) document.encrypt({ userPassword: '', ownerPassword });
  const options = { addDefaultPage: false, updateFieldAppearances: false };
  return document.save({ useObjectStreams: true, ...options });
}

type Dress = (parents: readonly number[]) => Uint8Array | Promise<Uint8Array>;

const dresses: Readonly<Record<string, Dress>> = {
  plain: (parents) => circleOf(parents, 'Parent'),
  'with a letter of the name as a number': (parents) => circleOf(parents, 'P#61rent'),
  packed: (parents) => packed(circleOf(parents, 'Parent')),
  'packed and locked': (parents) => packed(circleOf(parents, 'Parent'), 'owner'),
};

/** Files whose pages PDFium would copy without end, each with what it is. */
export const parentCircles = Object.entries(chains).flatMap(([what, parents]) =>
  Object.entries(dresses).map(([dress, make]) => ({
    what: `${what}, ${dress}`,
    make: () => make(parents),
  })),
);
