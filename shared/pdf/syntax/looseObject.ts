/**
 * PDF objects as plain values, apart from any document: they survive a structured clone, so that
 * one worker can make them and another write them.
 */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** A value with holes where it points at other objects. */
export interface LooseValue {
  /** Latin-1, as it stands in the file; one piece more than there are references. */
  readonly text: readonly string[];
  /** Places in the list that the value belongs to. */
  readonly refs: readonly number[];
}

export interface LooseObject extends LooseValue {
  /** Only of a stream, whose dictionary is then the text, without /Length: its bytes, packed. */
  readonly data?: Uint8Array;
}

/** Takes objects out of a document of the library, each once, whatever points at it. */
export class Loosener {
  /** An object stands behind all that it points at. */
  readonly objects: LooseObject[] = [];
  private readonly context: PDFContext;
  private readonly places = new Map<PDFRef, number | 'begun'>();

  constructor(context: PDFContext) {
    this.context = context;
  }

  /** The place of an object in the list. */
  place(ref: PDFRef): number {
    const known = this.places.get(ref);
    if (known === 'begun') throw new Error('an object leads back to itself');
    if (known !== undefined) return known;
    this.places.set(ref, 'begun');
    const place = this.objects.push(this.object(this.context.lookup(ref))) - 1;
    this.places.set(ref, place);
    return place;
  }

  value(object: PDFObject): LooseValue {
    const text: string[] = [''];
    const refs: number[] = [];
    this.write(object, { text, refs });
    return { text, refs };
  }

  private object(object: PDFObject | undefined): LooseObject {
    if (object === undefined) throw new Error('an object is not there');
    if (!(object instanceof PDFStream)) return this.value(object);
    return { ...this.value(streamDict(object)), data: object.getContents() };
  }

  private write(
    object: PDFObject,
    out: { readonly text: string[]; readonly refs: number[] },
  ): void {
    const say = (words: string): void => {
      out.text[out.text.length - 1] = `${out.text.at(-1) ?? ''}${words}`;
    };
    if (object instanceof PDFRef) {
      out.refs.push(this.place(object));
      out.text.push('');
    } else if (object instanceof PDFDict) {
      say('<<');
      for (const [key, value] of object.entries()) {
        say(`${key.toString()} `);
        this.write(value, out);
        say(' ');
      }
      say('>>');
    } else if (object instanceof PDFArray) {
      say('[');
      for (const item of object.asArray()) {
        this.write(item, out);
        say(' ');
      }
      say(']');
    } else say(object.toString());
  }
}

/** Without its length, which whoever writes it counts anew. */
function streamDict(stream: PDFStream): PDFDict {
  const dict = stream.dict.clone();
  dict.delete(PDFName.of('Length'));
  return dict;
}
