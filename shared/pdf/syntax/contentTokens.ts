/** Splits a content stream into operands and operators (ISO 32000-1, 7.2 and 7.8.2). */

export type TokenKind = 'number' | 'name' | 'string' | 'array' | 'dict' | 'operator';
export interface Token {
  readonly kind: TokenKind;
  /** Latin-1 text of the token, without comments. */
  readonly text: string;
}

/** Thrown for anything the desk does not understand; the page is then rebuilt from pixels. */
export class NotUnderstood extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'NotUnderstood';
    this.reason = reason;
  }
}

const spaces = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Array.from('()<>[]{}/%', (mark) => mark.charCodeAt(0)));
const deepest = 12;

export class ContentReader {
  private readonly text: string;
  private at = 0;

  /** `text` is the decoded stream as Latin-1. */
  constructor(text: string) {
    this.text = text;
  }

  next(depth = 0): Token | undefined {
    this.skipSpace();
    const start = this.at;
    const char = this.text[start];
    if (char === undefined) return undefined;
    if (depth > deepest) throw new NotUnderstood('content-nesting');
    switch (char) {
      case '/':
        return this.name();
      case '(':
        return this.literalString();
      case '<':
        return this.text[start + 1] === '<' ? this.dictionary(depth) : this.hexString();
      case '[':
        return this.array(depth);
      default:
        return this.regular();
    }
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (spaces.has(code)) this.at += 1;
      else if (code === 0x25) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private endOfRegular(from: number): number {
    let end = from;
    while (end < this.text.length) {
      const code = this.text.charCodeAt(end);
      if (spaces.has(code) || delimiters.has(code)) break;
      end += 1;
    }
    return end;
  }

  private name(): Token {
    const end = this.endOfRegular(this.at + 1);
    const text = this.text.slice(this.at, end);
    this.at = end;
    return { kind: 'name', text };
  }

  private regular(): Token {
    const end = this.endOfRegular(this.at);
    if (end === this.at) throw new NotUnderstood('content-syntax');
    const text = this.text.slice(this.at, end);
    this.at = end;
    return { kind: /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? 'number' : 'operator', text };
  }

  private literalString(): Token {
    const start = this.at;
    let open = 0;
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) throw new NotUnderstood('content-syntax');
      if (char === '\\') this.at += 1;
      else if (char === '(') open += 1;
      else if (char === ')') open -= 1;
      this.at += 1;
      if (open === 0) return { kind: 'string', text: this.text.slice(start, this.at) };
    }
  }

  private hexString(): Token {
    const end = this.text.indexOf('>', this.at);
    const text = end < 0 ? '' : this.text.slice(this.at, end + 1).replace(/\s/g, '');
    if (!/^<[0-9A-Fa-f]*>$/.test(text)) throw new NotUnderstood('content-syntax');
    this.at = end + 1;
    return { kind: 'string', text };
  }

  private array(depth: number): Token {
    this.at += 1;
    const parts: string[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] === ']') break;
      const token = this.next(depth + 1);
      if (!token || token.kind === 'operator') throw new NotUnderstood('content-syntax');
      parts.push(token.text);
    }
    this.at += 1;
    return { kind: 'array', text: `[${parts.join(' ')}]` };
  }

  private dictionary(depth: number): Token {
    this.at += 2;
    const parts: string[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('>>', this.at)) break;
      const token = this.next(depth + 1);
      if (!token) throw new NotUnderstood('content-syntax');
      parts.push(token.text);
    }
    this.at += 2;
    return { kind: 'dict', text: `<<${parts.join(' ')}>>` };
  }
}
