import type { Digest } from './expectations';
import { isKind, type Objects, type PdfValue, Problem } from './values';

/**
 * The digest of all that a page draws with (`ExpectedPage.drawnSha256`), of the finished file. What
 * pages share is read once.
 */
export class DrawnThings {
  /** By object number; undefined while it is being read. */
  private readonly known = new Map<number, string | undefined>();

  constructor(
    private readonly objects: Objects,
    private readonly digest: Digest,
  ) {}

  /** `resources`: as they stand in the page or form, not followed. */
  async of(resources: PdfValue): Promise<string> {
    return this.digest(latin1Bytes(await this.below(resources)));
  }

  private async below(value: PdfValue): Promise<string> {
    const digests: string[] = [];
    for (const number of pointersIn(value)) digests.push(await this.object(number));
    return digests.join(' ');
  }

  private async object(number: number): Promise<string> {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    if (this.known.has(number)) throw new Problem('what a page draws with leads back to itself');
    this.known.set(number, undefined);
    const read = await this.read(number);
    this.known.set(number, read);
    return read;
  }

  private async read(number: number): Promise<string> {
    const object = this.objects.get(number);
    if (object === undefined) throw new Problem(`object ${number} is referred to and is not there`);
    const own = isKind(object, 'stream') ? await this.digest(object.raw) : '';
    return this.digest(latin1Bytes(`${own} ${await this.below(object)}`));
  }
}

/** Numbers of the objects that a value points at, in the order of its bytes. */
function pointersIn(value: PdfValue): readonly number[] {
  if (isKind(value, 'ref')) return [value.num];
  if (isKind(value, 'array')) return value.items.flatMap(pointersIn);
  if (isKind(value, 'stream')) return pointersIn(value.dict);
  if (isKind(value, 'dict')) return [...value.entries.values()].flatMap(pointersIn);
  return [];
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
