import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineInNode, loadFontInNode } from '../../../electron/headless/engineInNode';
import { FaceFont } from '../../../shared/pdf/fonts/faceFont';
import { fontFiles } from '../../../shared/pdf/fonts/fontFiles';
import { Fonts, facesOf, widthOf } from '../../../shared/pdf/fonts/fonts';
import type { PacketResult, PdfEngine } from '../../../shared/pdf/port';
import { requireTool } from '../../support/outsideTools';
import { lettersOf } from '../core/words';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

/** People of the places a clinic's patients come from. */
const names = {
  Polish: 'Zoë Łuczak-Świątek',
  Turkish: 'Şükrü Işık Ğ',
  Vietnamese: 'Nguyễn Thị Thuỳ Đặng',
  Greek: 'Ελένη Παπαδοπούλου',
  Russian: 'Анна Щербакова',
  Chinese: '王小明',
  Japanese: '山田 はなこ カナ',
  Korean: '김민수',
};
const everybody = Object.values(names);
const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '');

function setPages(...lines: readonly string[]): Promise<PacketResult> {
  const text = { title: lines.join(', '), paragraphs: [...lines], foot: lines[0] };
  return engine.composePacket({
    sources: [],
    parts: [{ kind: 'cover', text }],
    stamp: { requestNumber: 'R-1' },
  });
}

describe('A name in any letters the desk can print', () => {
  it.for(Object.entries(names))('%s is read back whole by pdf.js, set bold and not', async ([, name]) => {
    const { bytes, report } = await setPages(name);
    expect(report.lettersLost).toBeUndefined();
    const read = (await lettersOf(bytes)).map(({ text }) => text).join('');
    expect(bare(read).split(bare(name))).toHaveLength(4);
  }); // prettier-ignore

  it('all of them are read back by pdftotext', async (context) => {
    const tool = requireTool('pdftotext', context);
    const folder = mkdtempSync(join(tmpdir(), 'roi-letters-'));
    writeFileSync(join(folder, 'names.pdf'), (await setPages(...everybody)).bytes);
    execFileSync(tool, [join(folder, 'names.pdf'), join(folder, 'names.txt')]);
    const read = bare(readFileSync(join(folder, 'names.txt'), 'utf8'));
    for (const name of everybody) expect(read).toContain(bare(name));
  });

  it('leaves ink for every letter of it, also where a font counts its outlines oddly', async () => {
    const { bytes } = await setPages(...everybody);
    const { findings } = await engine.importFile({ bytes });
    // A letter that is in the text of a page and not to be seen on it is such a finding.
    expect(findings.map(({ code }) => code)).not.toContain('text-under-box');
  });

  it('is stamped on the foot and the watermark of records', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([612, 792]);
    const { bytes } = await engine.composePacket({
      sources: [{ id: 'chart', bytes: await pdf.save() }],
      parts: [{ kind: 'records', sourceId: 'chart' }],
      stamp: { requestNumber: 'R-1', patientLine: names.Russian },
      watermark: `Copy for ${names.Chinese}`,
    });
    const read = bare((await lettersOf(bytes)).map(({ text }) => text).join(''));
    expect(read).toContain(bare(names.Russian));
    expect(read).toContain(bare(names.Chinese));
  });

  it('is the same file when made again', async () => {
    const [one, other] = [await setPages(...everybody), await setPages(...everybody)];
    expect(one.report.outputSha256).toBe(other.report.outputSha256);
  });
});

describe('A name the desk cannot set', () => {
  it.for(['علي حسن', 'דוד כהן', 'अनिता शर्मा', 'สมชาย', '\u{12000}'])(
    'stands as question marks, and the desk says so: %s',
    async (name) => {
      const { bytes, report } = await setPages(`Anna ${name}`);
      expect(report.lettersLost).toBe(true);
      const read = (await lettersOf(bytes)).map(({ text }) => text).join(' ');
      expect(read).toMatch(/Anna \?+/);
      expect(read).not.toContain(name);
    },
  );
});

describe('The fonts of the desk', () => {
  it('are read only when a letter needs them', async () => {
    const asked: string[] = [];
    const out = await PDFDocument.create();
    const fonts = new Fonts(out, (file) => {
      asked.push(file);
      return loadFontInNode(file);
    });
    await fonts.lettering('Anna Müller', false);
    expect(asked).toEqual([fontFiles.regular]);
    const mixed = await fonts.lettering('Anna 王 Müller', true);
    expect(facesOf(mixed)).toEqual(['bold', 'far', 'bold']);
    expect(asked).toEqual([fontFiles.regular, fontFiles.bold, fontFiles.signs, fontFiles.far]);
  });

  it('are as wide as the standard fonts they stand for, so that no letter moves', async () => {
    const fonts = new Fonts(await PDFDocument.create(), loadFontInNode);
    const width = async (text: string, look: boolean | 'mono') =>
      widthOf(await fonts.lettering(text, look), 1000);
    expect(await width('A', false)).toBeCloseTo(667, 0);
    expect(await width('A', true)).toBeCloseTo(722, 0);
    expect(await width('A', 'mono')).toBeCloseTo(600, 0);
    expect(await width('Anna', false)).toBeCloseTo(667 + 556 * 3, 0);
  });

  it('have all letters of Latin, Greek, Cyrillic and Vietnamese, bold too', async () => {
    for (const face of ['regular', 'bold', 'mono'] as const) {
      const font = await FaceFont.read(fontFiles[face], await loadFontInNode(fontFiles[face]));
      const letters = [[0x20, 0x7e], [0xa1, 0x17f], [0x391, 0x3a1], [0x3b1, 0x3c9], [0x410, 0x44f], [0x1ea0, 0x1ef9]]; // prettier-ignore
      for (const [from = 0, to = 0] of letters) {
        for (let code = from; code <= to; code += 1) {
          expect(font.has(String.fromCodePoint(code)), `${face} ${code.toString(16)}`).toBe(true);
        }
      }
    }
  });

  it('lie beside their licences', () => {
    const folder = new URL('../../../assets/fonts/', import.meta.url);
    const licences = ['Liberation', 'DejaVu', 'DroidSansFallback'].map((name) =>
      readFileSync(new URL(`LICENCE-${name}.txt`, folder), 'utf8'),
    );
    for (const file of Object.values(fontFiles)) {
      expect(
        licences.some((licence) => licence.includes(file)),
        file,
      ).toBe(true);
    }
  });
});
