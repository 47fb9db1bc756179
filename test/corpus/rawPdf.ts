import { deflateSync } from 'node:zlib';

/**
 * Writes PDF syntax by hand, so that no library's opinion of what a PDF may be stands
 * between a test and the file it wants. Strings are Latin-1; bytes are bytes.
 */
export class RawPdf {
  private readonly bodies = new Map<number, Buffer>();
  private next = 1;

  /** A number for an object that is written later. */
  reserve(): number {
    return this.next++;
  }

  /** Adds an object in PDF syntax; returns its number. */
  add(body: string, num = this.reserve()): number {
    this.bodies.set(num, Buffer.from(body, 'latin1'));
    return num;
  }

  /** Adds a stream; `dict` is what stands beside /Length. Deflated unless `plain`. */
  stream(
    data: string | Uint8Array,
    dict = '',
    options: { plain?: boolean; num?: number } = {},
  ): number {
    const raw = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    const packed = options.plain ? raw : deflateSync(raw);
    const filter = options.plain ? '' : '/Filter /FlateDecode';
    const head = Buffer.from(
      `<< ${dict} ${filter} /Length ${packed.length} >>\nstream\n`,
      'latin1',
    );
    const num = options.num ?? this.reserve();
    this.bodies.set(num, Buffer.concat([head, packed, Buffer.from('\nendstream', 'latin1')]));
    return num;
  }

  /** An object stream (ISO 32000-2 7.5.7) of `bodies` by number; the file's table leaves them out. */
  objectStream(bodies: ReadonlyMap<number, string>): number {
    let at = 0;
    const pairs: string[] = [];
    for (const [num, body] of bodies) {
      pairs.push(`${num} ${at}`);
      at += body.length + 1;
    }
    const head = `${pairs.join(' ')} `;
    return this.stream(
      head + [...bodies.values()].map((body) => `${body} `).join(''),
      `/Type /ObjStm /N ${bodies.size} /First ${head.length}`,
    );
  }

  /** How many objects there are, for /Size. */
  get size(): number {
    return this.next;
  }

  /** The file with a classic cross-reference table. `trailer` stands beside /Size and /Root. */
  save(root: number, trailer = '', header = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'): Buffer {
    const parts = [Buffer.from(header, 'latin1')];
    const offsets = new Map<number, number>();
    let at = parts[0]!.length;
    for (const [num, body] of [...this.bodies].sort(([one], [other]) => one - other)) {
      const whole = Buffer.concat([Buffer.from(`${num} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
      offsets.set(num, at);
      at += whole.length;
      parts.push(whole);
    }
    const rows = Array.from({ length: this.next }, (_, num) => {
      const offset = offsets.get(num);
      return offset === undefined
        ? '0000000000 65535 f \n'
        : `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const end = `xref\n0 ${this.next}\n${rows.join('')}trailer\n<< /Size ${this.next} /Root ${root} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
  }
}

/** Appends a second revision that replaces one object, as an editor's "save" does. */
export function appendRevision(base: Buffer, num: number, body: string, trailer: string): Buffer {
  const text = base.toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? '0';
  const object = `${num} 0 obj\n${body}\nendobj\n`;
  const table = `xref\n${num} 1\n${String(base.length).padStart(10, '0')} 00000 n \n`;
  const end = `trailer\n<< ${trailer} /Prev ${previous} >>\nstartxref\n${base.length + object.length}\n%%EOF\n`;
  return Buffer.concat([base, Buffer.from(object + table + end, 'latin1')]);
}

/** A literal string, escaped. */
export const lit = (text: string): string => `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;

/** A UTF-16BE hexadecimal string with its byte order mark. */
export const utf16Hex = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** A Latin-1 hexadecimal string. */
export const hexString = (text: string): string =>
  `<${Buffer.from(text, 'latin1').toString('hex')}>`;

/** A string with every byte as an octal escape. */
export const octalString = (text: string): string =>
  `(${Array.from(text, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')})`;

/** One line of text at a place, in the font named /F1. */
export const textAt = (x: number, y: number, text: string, size = 12): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td ${lit(text)} Tj ET\n`;
