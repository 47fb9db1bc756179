import { type PdfDict, type PdfValue, Problem } from './values';

/** Latin-1 text of a byte range; for tokens, never for whole files. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

const WHITE = 1;
const DELIMITER = 2;
const DIGIT = 4;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = WHITE;
for (const sign of '()<>[]{}/%') CLASS[sign.charCodeAt(0)] = DELIMITER;
for (const sign of '0123456789+-.') CLASS[sign.charCodeAt(0)] = DIGIT;

const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 48 && byte <= 57;

/** An operator of a content stream or a keyword of the file's frame (`obj`, `xref`...). */
export interface Keyword {
  readonly kind: 'keyword';
  readonly word: string;
}
export type Token = PdfValue | Keyword;

export function isKeyword(token: Token | undefined, word?: string): token is Keyword {
  if (typeof token !== 'object' || token?.kind !== 'keyword') return false;
  return word === undefined || token.word === word;
}

/**
 * A strict reader of PDF syntax (ISO 32000-2 7.2, 7.3). Comments are refused: they are a
 * place to hide text, and our own writers make none.
 */
export class Lexer {
  pos: number;

  constructor(
    readonly bytes: Uint8Array,
    from = 0,
    /** `n g R` is a reference in a file and three tokens in a content stream. */
    readonly readsRefs = true,
  ) {
    this.pos = from;
  }

  peek(ahead = 0): number {
    return this.bytes[this.pos + ahead] ?? -1;
  }

  private classAt(at: number): number {
    const byte = this.bytes[at];
    return byte === undefined ? DELIMITER : (CLASS[byte] ?? 0);
  }

  skipSpace(): void {
    while (this.pos < this.bytes.length && this.classAt(this.pos) === WHITE) this.pos += 1;
    if (this.peek() === 37) throw new Problem('there is a comment, where text can hide');
  }

  /** The next token, or undefined at the end. */
  next(): Token | undefined {
    this.skipSpace();
    const byte = this.peek();
    if (byte === -1) return undefined;
    if (byte === 47) return { kind: 'name', name: this.name() };
    if (byte === 40) return { kind: 'string', bytes: this.literal() };
    if (byte === 91) return { kind: 'array', items: this.array() };
    if (byte === 60) return this.angle();
    if (this.classAt(this.pos) === DIGIT) return this.numberOrRef();
    return this.keyword();
  }

  /** The next token, which must be a value. */
  value(): PdfValue {
    const token = this.next();
    if (token === undefined || isKeyword(token)) {
      throw new Problem('the file has a word where a value belongs');
    }
    return token;
  }

  /** The next token must be this keyword. */
  expect(word: string): void {
    if (!isKeyword(this.next(), word)) throw new Problem(`"${word}" is missing in the file`);
  }

  private run(): string {
    const from = this.pos;
    while ((this.classAt(this.pos) & (WHITE | DELIMITER)) === 0) this.pos += 1;
    return latin1(this.bytes, from, this.pos);
  }

  private keyword(): Token {
    const word = this.run();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (word === '') throw new Problem('a stray delimiter stands where a value belongs');
    return { kind: 'keyword', word };
  }

  private name(): string {
    this.pos += 1;
    return this.run().replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  private numberOrRef(): PdfValue {
    const from = this.pos;
    const value = this.number();
    if (!this.readsRefs || !Number.isInteger(value) || !isDigit(this.bytes[from])) return value;
    return this.refAfter(value) ?? value;
  }

  /** Digits by hand: a page has thousands of numbers, and this is the walk's inner loop. */
  private number(): number {
    const sign = this.peek();
    if (sign === 43 || sign === 45) this.pos += 1;
    const from = this.pos;
    const whole = this.digits();
    let fraction = 0;
    if (this.peek() === 46) {
      this.pos += 1;
      const point = this.pos;
      fraction = this.digits() / 10 ** (this.pos - point);
    }
    const dotOnly = this.pos === from + 1 && this.bytes[from] === 46;
    if (this.pos === from || dotOnly || (this.classAt(this.pos) & (WHITE | DELIMITER)) === 0) {
      throw new Problem('a number cannot be read');
    }
    return sign === 45 ? -(whole + fraction) : whole + fraction;
  }

  private digits(): number {
    let value = 0;
    for (; isDigit(this.bytes[this.pos]); this.pos += 1) {
      value = value * 10 + (this.bytes[this.pos] ?? 0) - 48;
    }
    return value;
  }

  private refAfter(num: number): PdfValue | undefined {
    let at = this.pos;
    const from = at;
    while (this.classAt(at) === WHITE) at += 1;
    const digits = at;
    while (this.classAt(at) === DIGIT) at += 1;
    const gen = latin1(this.bytes, digits, at);
    const gap = at;
    while (this.classAt(at) === WHITE) at += 1;
    const isRef = digits > from && at > gap && this.bytes[at] === 82 && this.classAt(at + 1) !== 0;
    if (!isRef || !/^\d+$/.test(gen)) return undefined;
    this.pos = at + 1;
    return { kind: 'ref', num, gen: Number(gen) };
  }

  private array(): PdfValue[] {
    this.pos += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.peek() === 93) break;
      items.push(this.value());
    }
    this.pos += 1;
    return items;
  }

  private angle(): PdfValue {
    if (this.peek(1) === 60) return this.dict();
    this.pos += 1;
    return { kind: 'string', bytes: this.hex() };
  }

  private dict(): PdfDict {
    this.pos += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.peek() === 62 && this.peek(1) === 62) break;
      if (this.peek() !== 47) throw new Problem('a dictionary has a key that is no name');
      const key = this.name();
      if (entries.has(key)) throw new Problem(`a dictionary holds /${key} twice`);
      entries.set(key, this.value());
    }
    this.pos += 2;
    return { kind: 'dict', entries };
  }

  private hex(): Uint8Array {
    const digits: number[] = [];
    for (; this.peek() !== 62; this.pos += 1) {
      const digit = HEX[this.peek()] ?? -1;
      if (digit >= 0) digits.push(digit);
      else if (this.peek() === -1 || this.classAt(this.pos) !== WHITE) {
        throw new Problem('a hexadecimal string cannot be read');
      }
    }
    this.pos += 1;
    if (digits.length % 2 === 1) digits.push(0);
    return Uint8Array.from({ length: digits.length / 2 }, (_, at) => {
      return (digits[2 * at] ?? 0) * 16 + (digits[2 * at + 1] ?? 0);
    });
  }

  private literal(): Uint8Array {
    const out: number[] = [];
    this.pos += 1;
    for (let depth = 1; depth > 0;) {
      const byte = this.peek();
      if (byte === -1) throw new Problem('a string never ends');
      this.pos += 1;
      if (byte === 92) this.escape(out);
      else {
        if (byte === 40) depth += 1;
        if (byte === 41) depth -= 1;
        if (depth > 0) out.push(byte);
      }
    }
    return Uint8Array.from(out);
  }

  private octal(): number {
    let value = 0;
    for (let step = 0; step < 3 && this.peek() >= 48 && this.peek() <= 55; step += 1) {
      value = value * 8 + this.peek() - 48;
      this.pos += 1;
    }
    return value & 255;
  }

  private escape(out: number[]): void {
    const byte = this.peek();
    if (byte >= 48 && byte <= 55) {
      out.push(this.octal());
      return;
    }
    this.pos += byte === 13 && this.peek(1) === 10 ? 2 : 1;
    if (byte !== 10 && byte !== 13) out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }
}
