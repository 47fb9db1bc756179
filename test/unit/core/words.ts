import { loadNodePdfEngine } from '../../support/desk';

/** The words of every page, as another engine reads them. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const engine = await loadNodePdfEngine();
  const { pages } = await engine.importFile({ bytes: bytes.slice() });
  const words = [];
  for (const { page } of pages) {
    words.push(...(await engine.pageWords({ source: { bytes: bytes.slice() }, page })));
  }
  return words.map(({ text }) => text).join(' ');
}
