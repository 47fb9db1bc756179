/** The pages of PDFium's copy as the writer sees them, taken from a tree that may be broken. */
import { PDFArray, PDFCatalog, PDFDocument, PDFName, PDFPageLeaf, PDFPageTree, type PDFObject } from '@cantoo/pdf-lib'; // prettier-ignore

/** What a damaged file makes of PDFium's copy can be too broken for the writer. */
export async function loadCopy(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch {
    return undefined;
  }
}

/**
 * In order; undefined when the tree runs in a circle, leads to anything but pages, or has
 * another count than PDFium's: such pages can only be made again from pixels.
 */
export function pageLeaves(
  document: PDFDocument | undefined,
  count: number,
): readonly PDFPageLeaf[] | undefined {
  const root = document?.context.lookup(document.context.trailerInfo.Root);
  const tree = root instanceof PDFCatalog ? root.lookup(PDFName.of('Pages')) : undefined;
  const leaves: PDFPageLeaf[] = [];
  const whole = tree instanceof PDFPageTree && collect(tree, new Set(), leaves);
  return whole && leaves.length === count ? leaves : undefined;
}

/** False at the first thing that is not a page tree's. */
function collect(node: PDFPageTree, seen: Set<PDFObject>, leaves: PDFPageLeaf[]): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return false;
  return kids.asArray().every((_, at) => {
    const kid = kids.lookup(at);
    if (kid instanceof PDFPageTree) return isChild(kid, node) && collect(kid, seen, leaves);
    if (!(kid instanceof PDFPageLeaf) || seen.has(kid) || !isChild(kid, node)) return false;
    seen.add(kid);
    leaves.push(kid);
    return true;
  });
}

/** What a page inherits is looked for along its own parents, which must be the same tree. */
function isChild(kid: PDFPageLeaf | PDFPageTree, node: PDFPageTree): boolean {
  return kid.lookup(PDFName.Parent) === node;
}
