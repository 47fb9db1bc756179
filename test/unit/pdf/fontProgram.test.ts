import { describe, expect, it } from 'vitest';
import { cleanProgram } from '../../../shared/pdf/clean/fontProgram';
import { fromLatin1, latin1 } from '../../../shared/pdf/syntax/pdfValues';

const type1 = (first: string) =>
  fromLatin1(`${first}\n/FontName /Any def\ncurrentfile eexec\n\x80\x91\xa2`);

/** A font of these tables, as a program of ISO 14496-22 begins. */
function sfnt(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const all = Object.entries(tables);
  const head = Buffer.alloc(12 + all.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(all.length, 4);
  let at = head.length;
  for (const [index, [tag, data]] of all.entries()) {
    head.write(tag, 12 + index * 16, 'latin1');
    head.writeUInt32BE(at, 12 + index * 16 + 8);
    head.writeUInt32BE(data.length, 12 + index * 16 + 12);
    at += data.length;
  }
  return Buffer.concat([head, ...all.map(([, data]) => data)]);
}

/** Format 2: each glyph has a name of its own. */
function post(...names: string[]): Uint8Array {
  const head = Buffer.alloc(34 + 2 * names.length);
  head.writeUInt32BE(0x00020000, 0);
  head.writeUInt16BE(names.length, 32);
  return Buffer.concat([head, ...names.map((name) => Buffer.from([name.length, ...Buffer.from(name)]))]); // prettier-ignore
}

const outlines = { head: Buffer.alloc(54), glyf: Buffer.alloc(12), loca: Buffer.alloc(4) };
const clean = (tables: Readonly<Record<string, Uint8Array>>) =>
  latin1(cleanProgram('FontFile2', undefined, sfnt(tables)));

describe('A font of a kept page', () => {
  it('keeps the mark by which readers know a Type 1 font, and nothing behind it', () => {
    const kept = latin1(
      cleanProgram('FontFile', undefined, type1('%!PS-AdobeFont-1.0: Carol 003')),
    );
    expect(kept).toMatch(/^%!PS-AdobeFont-1\.0 +\n\/FontName \/AAA def\n/);
    expect(() => cleanProgram('FontFile', undefined, type1('%!Carol Jones'))).toThrow();
  });

  it('keeps names of glyphs by which its letters may be chosen, and no other names', () => {
    expect(clean({ ...outlines, post: post('.notdef', 'Alpha', 'g12') })).toContain('Alpha');
    expect(clean({ ...outlines, post: post('.notdef', 'Alpha', 'CarolJones') })).not.toContain('Alpha'); // prettier-ignore
    const longer = Buffer.concat([post('Alpha'), Buffer.from('Carol')]);
    expect(clean({ ...outlines, post: longer })).not.toContain('Carol');
    const third = Buffer.alloc(32);
    third.writeUInt32BE(0x00030000, 0);
    expect(clean({ ...outlines, post: third })).toContain('post');
    expect(clean({ ...outlines, post: Buffer.concat([third, Buffer.from('Carol')]) })).not.toContain('Carol'); // prettier-ignore
  });
});
