/**
 * Writes a new PDF from its first byte to its last: objects go out as they come, and all that is
 * kept of them is where they stand and a digest, by which an object that comes again is known.
 * The same objects in the same order give the same bytes (ISO 32000-2 7.5.4, classic table).
 */
import { fromLatin1 } from '../syntax/pdfValues';
import type { LooseObject, LooseValue } from '../syntax/looseObject';
import type { Digest } from '../verify/expectations';

/** Takes the file in pieces, in order; each is handed out once and not touched again. */
export type Sink = (piece: Uint8Array) => void;

/** Four high bytes say that the file is no text (ISO 32000-2 7.5.2). */
const headerOf = (version: string): string => `%PDF-${version}\n%\x81\x81\x81\x81\n`;
export const header = headerOf('1.7');
/** Of a locked file: AES-256 came into the format with 2.0. */
export const lockedHeader = headerOf('2.0');
const digitsOfOffset = 10;
/** Of pages under one node: a reader finds a page of a long chart without walking past all others. */
const kidsOfNode = 64;

/** An object as it will stand in the file; of a stream the dictionary, without /Length. */
export interface FileObject {
  readonly text: string;
  readonly data?: Uint8Array;
}

/** What a file says of itself beside its pages, each `/Key value` with numbers filled in. */
export interface FileFrame {
  readonly catalog?: string;
  readonly trailer?: string;
}

export class PdfWriter {
  private readonly sink: Sink;
  private readonly digest: Digest;
  private length = 0;
  /** By object number; none has the number 0. */
  private readonly offsets: number[] = [0];
  private readonly known = new Map<string, number>();
  private readonly tree = this.reserve();
  private readonly catalog = this.reserve();
  private readonly nodes: { readonly number: number; readonly pages: number[] }[] = [];

  constructor(sink: Sink, digest: Digest) {
    this.sink = sink;
    this.digest = digest;
    this.say(header);
  }

  /** A number for an object that is written later. */
  reserve(): number {
    return this.offsets.push(0) - 1;
  }

  write(number: number, object: FileObject): void {
    if (this.offsets[number] !== 0) throw new Error(`object ${number} is written twice`);
    this.offsets[number] = this.length;
    for (const piece of objectPieces(number, object)) this.hand(piece);
  }

  /** The number of this object, which is written if none like it was. */
  async put(object: FileObject): Promise<number> {
    const key = await this.keyOf(object);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.reserve();
    this.known.set(key, number);
    this.write(number, object);
    return number;
  }

  /**
   * The numbers of these objects, in their order; what they point at stands before them. Those
   * whose number was `given` before, by their place, are written under it.
   */
  async putAll(
    objects: readonly LooseObject[],
    given: ReadonlyMap<number, number> = new Map(),
  ): Promise<readonly number[]> {
    const numbers: number[] = [];
    for (const [place, object] of objects.entries()) {
      const { data } = object;
      const whole = { text: filledIn(object, numbers), ...(data && { data }) };
      const number = given.get(place);
      if (number !== undefined) this.write(number, whole);
      numbers.push(number ?? (await this.put(whole)));
    }
    return numbers;
  }

  /** The next page; `entries` is all that its dictionary holds beside its type and its parent. */
  addPage(entries: string): void {
    let node = this.nodes.at(-1);
    if (!node || node.pages.length === kidsOfNode) {
      node = { number: this.reserve(), pages: [] };
      this.nodes.push(node);
    }
    const page = this.reserve();
    node.pages.push(page);
    this.write(page, { text: `<</Type /Page /Parent ${node.number} 0 R ${entries}>>` });
  }

  finish({ catalog = '', trailer = '' }: FileFrame = {}): void {
    let count = 0;
    for (const { number, pages } of this.nodes) {
      count += pages.length;
      const parent = `/Parent ${this.tree} 0 R`;
      this.write(number, { text: `<</Type /Pages ${parent} ${kidsText(pages)} /Count ${pages.length}>>` }); // prettier-ignore
    }
    const nodes = this.nodes.map(({ number }) => number);
    this.write(this.tree, { text: `<</Type /Pages ${kidsText(nodes)} /Count ${count}>>` });
    this.write(this.catalog, {
      text: `<</Type /Catalog /Pages ${this.tree} 0 R ${catalog}>>`,
    });
    this.writeTable(trailer);
  }

  private writeTable(trailer: string): void {
    const lost = this.offsets.findIndex((offset, number) => number > 0 && offset === 0);
    if (lost > 0) throw new Error(`object ${lost} was never written`);
    const rows = this.offsets.map((offset, number) => {
      const place = String(offset).padStart(digitsOfOffset, '0');
      return number === 0 ? `${place} 65535 f \n` : `${place} 00000 n \n`;
    });
    const size = this.offsets.length;
    const start = this.length;
    this.say(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size} /Root ${this.catalog} 0 R ${trailer}>>\n`,
    );
    this.say(`startxref\n${start}\n%%EOF\n`);
  }

  private async keyOf({ text, data }: FileObject): Promise<string> {
    return `${await this.digest(fromLatin1(text))} ${data ? await this.digest(data) : ''}`;
  }

  private say(text: string): void {
    this.hand(fromLatin1(text));
  }

  private hand(piece: Uint8Array): void {
    this.length += piece.length;
    this.sink(piece);
  }
}

/** An object as it stands in the file, in pieces: its data is not copied. */
export function objectPieces(number: number, { text, data }: FileObject): readonly Uint8Array[] {
  if (!data) return [fromLatin1(`${number} 0 obj\n${text}\nendobj\n`)];
  const head = `${number} 0 obj\n<</Length ${data.length} ${text.slice(2)}\nstream\n`;
  return [fromLatin1(head), data, fromLatin1('\nendstream\nendobj\n')];
}

function kidsText(numbers: readonly number[]): string {
  return `/Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}]`;
}

/** The value as it will stand in the file, given the numbers of the list it belongs to. */
export function filledIn({ text, refs }: LooseValue, numbers: readonly number[]): string {
  const [first = '', ...rest] = text;
  return rest.reduce(
    (whole, piece, at) => `${whole}${numberAt(refs[at], numbers)} 0 R${piece}`,
    first,
  );
}

export function numberAt(place: number | undefined, numbers: readonly number[]): number {
  const number = numbers[place ?? -1];
  if (number === undefined) throw new Error('an object points at one that is not there');
  return number;
}
