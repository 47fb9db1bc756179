import { fromLatin1 } from '../syntax/pdfValues';
import type { LooseObject, LooseValue } from '../syntax/looseObject';
import type { Digest } from '../verify/expectations';

/**
 * What a kept page draws with, as one digest: of every stream its resources lead to (pictures, font
 * programs, forms) and of the order in which they are pointed at. Two scans have the same content,
 * "draw the picture"; by this they are told apart. See `ExpectedPage.drawnSha256` for the form.
 */
export class DrawnDigests {
  private readonly objects: readonly LooseObject[];
  private readonly digest: Digest;
  private readonly known = new Map<number, Promise<string>>();

  /** An object stands behind all that it points at. */
  constructor(objects: readonly LooseObject[], digest: Digest) {
    this.objects = objects;
    this.digest = digest;
  }

  async of({ refs }: LooseValue): Promise<string> {
    return this.digest(fromLatin1(await this.below(refs)));
  }

  private async below(refs: readonly number[]): Promise<string> {
    return (await Promise.all(refs.map((place) => this.at(place)))).join(' ');
  }

  private at(place: number): Promise<string> {
    const known = this.known.get(place) ?? this.read(place);
    this.known.set(place, known);
    return known;
  }

  private async read(place: number): Promise<string> {
    const object = this.objects[place];
    if (!object) throw new Error('an object points at one that is not there');
    const own = object.data ? await this.digest(object.data) : '';
    return this.digest(fromLatin1(`${own} ${await this.below(object.refs)}`));
  }
}
