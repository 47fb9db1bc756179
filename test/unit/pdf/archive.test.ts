import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { Mark } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { srgbProfile } from '../../../shared/pdf/write/srgbProfile';
import { walkFile } from '../../../shared/pdf/verify/fileWalk';
import { dictOf, isKind, nameOf, type PdfDict, resolve } from '../../../shared/pdf/verify/values';
import { scanned } from '../../corpus/scans';
import { fileOfBytes } from '../../../shared/pdf/files';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** A letter alone: every page of it is the desk's own. */
async function letter(text = 'We send what you asked for.'): Promise<Uint8Array> {
  const { bytes } = await engine.composePacket({
    sources: [],
    parts: [{ kind: 'notice', text: { title: 'Your records', paragraphs: [text] } }],
    stamp: { requestNumber: 'R-1' },
  });
  return bytes;
}

async function source(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([300, 200]);
  page.drawText('Mother: Anna', { x: 20, y: 100, size: 11, font });
  return pdf.save();
}

async function redacted(...rects: readonly Mark['rect'][]): Promise<Uint8Array> {
  const marks = rects.map((rect) => ({ page: 1, rect, reason: 'x' }));
  return (await engine.redact({ bytes: await source(), marks, terms: [] })).bytes;
}

const box = [60, 95, 90, 112] as const;
const idOf = (bytes: Uint8Array) => /\/ID \[<([0-9a-f]{32})> <\1>\]/.exec(latin1(bytes))?.[1];

function dicts(bytes: Uint8Array): { readonly all: readonly PdfDict[]; readonly catalog: PdfDict } {
  const { objects, trailer } = walkFile(fileOfBytes(bytes));
  const all = [...objects.values()].map(dictOf).filter((dict) => dict !== undefined);
  return { all, catalog: dictOf(resolve(trailer.entries.get('Root'), objects))! };
}

describe('The identity of a file', () => {
  it('is the same for the same content, and another for another', async () => {
    const [one, again, other] = [await letter(), await letter(), await letter('Nothing.')];
    expect(idOf(one)).toBeDefined();
    expect(Buffer.compare(one, again)).toBe(0);
    expect(idOf(other)).not.toBe(idOf(one));
  });

  it('is another for another scan that is kept, though all scans have the same content', async () => {
    const kept = async (line: string) => {
      const bytes = await scanned({ lines: [line] });
      const { bytes: out, report } = await engine.redact({ bytes, marks: [], terms: [] });
      expect(report.rebuilt).toEqual([]);
      return idOf(out);
    };
    expect(await kept('Anna Miller')).toBe(await kept('Anna Miller'));
    expect(await kept('Anna Miller')).not.toBe(await kept('Carol Jones'));
  });

  it('says nothing of where a mark ended within its box', async () => {
    const shorter = await redacted([60, 95, 88, 112]);
    expect(idOf(shorter)).toBe(idOf(await redacted(box)));
  });
});

describe('The claim of PDF/A-2b', () => {
  it('is made for letters and rebuilt pages, and not where a page was copied from a source', async () => {
    for (const [bytes, claims] of [[await letter(), true], [await redacted(box), true], [await redacted(), false]] as const) {
      const { catalog } = dicts(bytes);
      expect([catalog.entries.has('Metadata'), catalog.entries.has('OutputIntents')]).toEqual([claims, claims]);
    }
  }); // prettier-ignore

  it('stands in plain bytes, with no word but the standard’s', async () => {
    const text = latin1(await letter());
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).not.toMatch(/dc:title|xmp:Create|pdf:Producer|\/Info/);
  }); // prettier-ignore

  it('keeps the rules of files: high bytes behind the header, no bytes behind the end, nothing locked', async () => {
    const bytes = await letter();
    expect(latin1(bytes.subarray(0, 9))).toMatch(/^%PDF-1\.[4-7]\n$/);
    expect(bytes[9]).toBe(0x25);
    expect([...bytes.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
    expect(latin1(bytes)).toMatch(/%%EOF\n$/);
    expect(latin1(bytes)).not.toContain('/Encrypt');
  });

  it('keeps the rules of fonts: each is in the file, and letters are numbered as its outlines are', async () => {
    const { all } = dicts(await letter('Zoë Łuczak, Анна, 王小明'));
    const of = (subtype: string) => all.filter((dict) => nameOf(dict.entries.get('Subtype')) === subtype);
    expect(of('Type1')).toEqual([]);
    expect(of('TrueType')).toEqual([]);
    const fonts = of('CIDFontType2');
    expect(fonts).toHaveLength(3);
    expect(fonts.map((font) => nameOf(font.entries.get('CIDToGIDMap')))).toEqual(['Identity', 'Identity', 'Identity']);
    const descriptors = all.filter((dict) => nameOf(dict.entries.get('Type')) === 'FontDescriptor');
    expect(descriptors.map((dict) => dict.entries.has('FontFile2'))).toEqual([true, true, true]);
  }); // prettier-ignore

  it('keeps the rules of pages: no notes, no scripts, no see-through on a page without a watermark', async () => {
    for (const bytes of [await letter(), await redacted(box)]) {
      const keys = dicts(bytes).all.flatMap((dict) => [...dict.entries.keys()]);
      for (const key of ['Annots', 'AA', 'OpenAction', 'SMask', 'BM', 'ca', 'CA', 'Group', 'Interpolate', 'Alternates', 'OPI', 'TR', 'HT']) {
        expect(keys).not.toContain(key);
      }
    }
  }); // prettier-ignore

  it('names colours by a profile that says it is sRGB, three to a point', async () => {
    const bytes = await letter();
    const { objects } = walkFile(fileOfBytes(bytes));
    const profile = [...objects.values()].find((one) => isKind(one, 'stream') && one.dict.entries.get('N') === 3);
    expect(isKind(profile, 'stream') && Buffer.compare(profile.raw, srgbProfile())).toBe(0);
  }); // prettier-ignore
});

describe('What a file says of itself is refused by the second reader', () => {
  it.for([
    [
      'another conformance',
      '<pdfaid:conformance>B',
      '<pdfaid:conformance>A',
      'something of itself',
    ],
    ['a word among the claim', 'w5M0', 'Anna', 'something of itself'],
    ['colours by another name', '(sRGB)', '(Anna)', 'colours'],
    ['another kind of intent', '/GTS_PDFA1', '/GTS_ANNA1', 'colours'],
    ['another profile', 'No copyright', 'Mary Miller ', 'colours'],
    ['two identities', '> <', '><0', 'identity'],
  ])('where it is %s', async ([, from = '', to = '', reason = '']) => {
    const right = await letter();
    const check = (bytes: Uint8Array) => engine.verify({ bytes, expectations: { terms: [] } });
    expect((await check(right)).passed).toBe(true);
    const text = latin1(right);
    const at = from === '> <' ? text.lastIndexOf(from) : text.search(new RegExp(from.replace(/[()]/g, '\\$&'), 'i')); // prettier-ignore
    expect(at).toBeGreaterThan(0);
    const wrong = Buffer.from(text.slice(0, at) + to + text.slice(at + from.length), 'latin1');
    const { checks } = await check(wrong);
    expect(checks.find(({ passed }) => !passed)?.problem).toContain(reason);
  });
});

describe('The profile of sRGB', () => {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const tags = Array.from({ length: view.getUint32(128) }, (_, at) => ({
    name: latin1(profile.subarray(132 + 12 * at, 136 + 12 * at)),
    at: view.getUint32(136 + 12 * at),
    length: view.getUint32(140 + 12 * at),
  }));
  const tag = (name: string) => tags.find((one) => one.name === name)!;

  it('says its own length, and that it is a screen’s in RGB', () => {
    expect(view.getUint32(0)).toBe(profile.length);
    expect(latin1(profile.subarray(12, 24))).toBe('mntrRGB XYZ ');
    expect(latin1(profile.subarray(36, 40))).toBe('acsp');
  });

  it('has every tag a profile of a screen needs, each in the file and from a multiple of four', () => {
    const needed = ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
    expect(tags.map(({ name }) => name).sort()).toEqual(needed.sort());
    for (const { at, length } of tags) {
      expect(at % 4).toBe(0);
      expect(at + length).toBeLessThanOrEqual(profile.length);
    }
  });

  it('adds its three colours up to its white', () => {
    for (const axis of [0, 1, 2]) {
      const value = (name: string) => view.getInt32(tag(name).at + 8 + 4 * axis) / 0x10000;
      expect(value('rXYZ') + value('gXYZ') + value('bXYZ')).toBeCloseTo(value('wtpt'), 2);
    }
  });

  it('goes from black to white along the curve of the standard', () => {
    const { at } = tag('rTRC');
    const step = (index: number) => view.getUint16(at + 12 + 2 * index) / 0xffff;
    expect([step(0), step(255)]).toEqual([0, 1]);
    expect(step(128)).toBeCloseTo(0.2159, 3);
  });

  it('is the very one the second reader lets through', () => {
    const sha256 = createHash('sha256').update(profile).digest('hex');
    expect(sha256).toBe('bfc1569c8175eceb057adc6e6e180f6993c415dde1f498f02d6244c24bdd3561');
  });
});
