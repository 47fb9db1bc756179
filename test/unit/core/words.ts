import { engineInNode, loadPdfjs } from '../../../electron/headless/engineInNode';

/** The words of every page, as another engine reads them. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const engine = await engineInNode();
  const { pages } = await engine.importFile({ bytes: bytes.slice() });
  const words = [];
  for (const { page } of pages) {
    words.push(...(await engine.pageWords({ source: { bytes: bytes.slice() }, page })));
  }
  return words.map(({ text }) => text).join(' ');
}

/** Every run of letters with its size in points, as pdf.js sets it on the page. */
export async function lettersOf(
  bytes: Uint8Array,
): Promise<readonly { readonly text: string; readonly size: number }[]> {
  const pdfjs = await loadPdfjs();
  const document = await pdfjs.getDocument({ data: bytes.slice() }).promise;
  const runs = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    runs.push(...items);
  }
  return runs.flatMap(({ str = '', transform = [] }) =>
    str.trim() === ''
      ? []
      : [
          {
            text: str,
            size: Math.round(Math.hypot(transform[2] ?? 0, transform[3] ?? 0) * 100) / 100,
          },
        ],
  );
}
