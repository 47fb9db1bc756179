import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { Refused } from '../../../shared/domain/base/fault';
import type { Finding } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { requireTool } from '../../support/outsideTools';
import { plainPages } from './madePdfs';

let engine: PdfEngine;
const folder = mkdtempSync(join(tmpdir(), 'roi-locks-'));
beforeAll(async () => {
  engine = await engineInNode();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function findingsOf(bytes: Uint8Array, password?: string): Promise<readonly Finding[]> {
  return (await engine.importFile({ bytes, ...(password !== undefined && { password }) })).findings;
}

/** One page and whatever is put into the document. */
async function made(change: (pdf: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage([300, 300]);
  await change(pdf);
  return pdf.save({ useObjectStreams: false });
}

const attach = (pdf: PDFDocument): Promise<void> =>
  pdf.attach(new TextEncoder().encode('inside'), 'inside.txt', { mimeType: 'text/plain' });
const formOf = (pdf: PDFDocument, entries: Record<string, unknown>): void =>
  pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ Fields: [], ...entries } as never));

describe('What is in a PDF beside its pages is said', () => {
  it.each<[string, (pdf: PDFDocument) => void | Promise<void>, readonly string[]]>([
    ['a file attached', attach, ['attachment']],
    [
      'a portfolio',
      async (pdf) => {
        await attach(pdf);
        pdf.catalog.set(PDFName.of('Collection'), pdf.context.obj({ View: 'T' }));
      },
      ['portfolio', 'attachment'],
    ],
    ['a script of the document', (pdf) => pdf.addJavaScript('greet', 'app.alert(1)'), ['script']],
    [
      'a script that runs on opening',
      (pdf) =>
        pdf.catalog.set(
          PDFName.of('OpenAction'),
          pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
        ),
      ['script'],
    ],
    ['an XFA form', (pdf) => formOf(pdf, { XFA: PDFString.of('<xdp/>') }), ['xfa']],
    [
      'a form that was filled in',
      (pdf) => pdf.getForm().createTextField('name').addToPage(pdf.getPage(0)),
      ['form'],
    ],
    [
      'a signature',
      (pdf) => {
        const value = pdf.context.register(
          pdf.context.obj({
            Type: 'Sig',
            Filter: 'Adobe.PPKLite',
            ByteRange: [0, 1, 2, 3],
            Contents: PDFString.of('x'),
          }),
        );
        const field = pdf.context.register(
          pdf.context.obj({ FT: 'Sig', T: PDFString.of('signed'), V: value }),
        );
        formOf(pdf, { Fields: [field], SigFlags: 3 });
      },
      ['form', 'signature'],
    ],
    [
      'a layer',
      (pdf) => {
        const layer = pdf.context.register(
          pdf.context.obj({ Type: 'OCG', Name: PDFString.of('x') }),
        );
        pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: {} }));
      },
      ['hidden-layer'],
    ],
  ])('%s', async (_, change, codes) => {
    const findings = await findingsOf(await made(change));
    expect(findings.map(({ code }) => code).filter((code) => code !== 'metadata')).toEqual(codes);
    for (const { message } of findings) expect(message).toMatch(/^[A-Z].*\.$/u);
  });
});

describe('Layers that can be switched off', () => {
  /** Three pages; the second is changed. */
  async function layered(change: (pdf: PDFDocument, layer: PDFRef, page: PDFPage) => void) {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const pages = [1, 2, 3].map(() => pdf.addPage([300, 300]));
    const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('x') }));
    pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: {} }));
    change(pdf, layer, pages[1]!);
    return pdf.save({ useObjectStreams: false });
  }
  /** Draws a square in marked content of this kind. */
  const marking = (tag: string) => (pdf: PDFDocument, layer: PDFRef, page: PDFPage) => {
    page.node.normalizedEntries().Resources.set(PDFName.of('Properties'), pdf.context.obj({ L: layer })); // prettier-ignore
    const content = pdf.context.flateStream(`/${tag} /L BDC 10 10 20 20 re f EMC`);
    page.node.addContentStream(pdf.context.register(content));
  };
  const formIn = (pdf: PDFDocument, layer: PDFRef, page: PDFPage) => {
    const form = pdf.context.flateStream('10 10 20 20 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 300, 300], OC: layer }); // prettier-ignore
    const name = page.node.newXObject('X', pdf.context.register(form)).toString();
    page.node.addContentStream(pdf.context.register(pdf.context.flateStream(`${name} Do`)));
  };
  const noteIn = (pdf: PDFDocument, layer: PDFRef, page: PDFPage) => {
    const note = pdf.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [10, 10, 30, 30], OC: layer }); // prettier-ignore
    page.node.addAnnot(pdf.context.register(note));
  };
  const pagesNamed = async (bytes: Uint8Array) =>
    (await findingsOf(bytes))
      .filter(({ code }) => code === 'hidden-layer')
      .map(({ page, message }) => [page, /^Page (\d+)/.exec(message)?.[1]]);

  it.each([
    ['in its content', marking('OC')],
    ['as a form', formIn],
    ['as a note', noteIn],
  ])('are said of the page that has parts in one, %s', async (_, change) => {
    expect(await pagesNamed(await layered(change))).toEqual([[2, '2']]);
  });

  it('are said of the file where no page has parts in one', async () => {
    expect(await pagesNamed(await layered(marking('Span')))).toEqual([[undefined, undefined]]);
  });
});

const locks = {
  'RC4, 40 bits (revision 2)': ['40', []],
  'RC4, 128 bits (revision 3)': ['128', ['--use-aes=n']],
  'AES, 128 bits (revision 4)': ['128', ['--use-aes=y']],
  'AES, 256 bits (revision 5)': ['256', ['--force-R5']],
  'AES, 256 bits (revision 6)': ['256', []],
} as const;
const revisions = Object.entries(locks).map(
  ([name, [bits, options]], at) => [name, { bits, options, revision: at + 2 }] as const,
);
type Lock = (typeof revisions)[number][1];

async function locked(
  context: TestContext,
  { bits, options }: Pick<Lock, 'bits' | 'options'>,
  passwords: { readonly user: string; readonly owner: string },
): Promise<Uint8Array> {
  const [from, to] = [join(folder, 'open.pdf'), join(folder, 'locked.pdf')];
  writeFileSync(from, await plainPages(['Seen today']));
  const { user, owner } = passwords;
  const lock = ['--allow-weak-crypto', '--encrypt', user, owner, bits, ...options, '--'];
  execFileSync(requireTool('qpdf', context), [...lock, from, to]);
  return new Uint8Array(readFileSync(to));
}

async function opened(bytes: Uint8Array, password?: string): Promise<string> {
  try {
    const taken = await engine.importFile({ bytes, ...(password !== undefined && { password }) });
    const source = { bytes: taken.pdf, ...(password !== undefined && { password }) };
    return (await engine.pageWords({ source, page: 1 })).map(({ text }) => text).join(' ');
  } catch (error) {
    if (error instanceof Refused) return error.fault.code;
    throw error;
  }
}

describe('A locked PDF opens with its password, whoever locked it', () => {
  it.for(revisions)('%s', async ([, lock], context) => {
    const bytes = await locked(context, lock, { user: 'Größe 7', owner: 'other' });
    expect(await opened(bytes)).toBe('pdf-password-needed');
    expect(await opened(bytes, 'Größe')).toBe('pdf-password-wrong');
    expect(await opened(bytes, 'Größe 7')).toBe('Seen today');
    const { encryption } = await engine.importFile({ bytes, password: 'other' });
    expect(encryption).toMatchObject({ encrypted: true, revision: lock.revision });
  });

  it.for(revisions.slice(0, 3))('%s, with letters of PDFDocEncoding', async ([, lock], context) => {
    const bytes = await locked(context, lock, { user: 'Größe œ Łl€', owner: 'other' });
    expect(await opened(bytes, 'Größe œ Łl€')).toBe('Seen today');
  });

  it.for(revisions.slice(3))('%s, typed in letters put together', async ([, lock], context) => {
    const bytes = await locked(context, lock, {
      user: 'Größe é Łódź ﬁ'.normalize('NFKC'),
      owner: 'other',
    });
    expect(await opened(bytes, 'Gro\u0308ße\u00a0e\u0301 Łódź \u00adﬁ')).toBe('Seen today');
  });

  it('without one, when only its owner locked it; what he asks is said', async (context) => {
    const none = ['--print=none', '--modify=none', '--extract=n'];
    const bytes = await locked(
      context,
      { bits: '256', options: none as never },
      { user: '', owner: 'o' },
    );
    const findings = await findingsOf(bytes);
    expect(findings.find(({ code }) => code === 'permissions')?.message).toMatch(
      /^This PDF is protected by its author, who asks that it is not printed, copied from or changed\./u,
    );
    const free = await locked(context, { bits: '256', options: [] }, { user: '', owner: 'o' });
    expect((await findingsOf(free))[0]?.message).toMatch(
      /^This PDF is protected by its author\. /u,
    );
  });
});

describe('A PDF whose cross references are damaged is repaired, and said to be', () => {
  const broken: readonly [string, (text: string) => string][] = [
    ['it leads to nowhere', (text) => text.replace(/startxref\n\d+/u, 'startxref\n7')],
    ['its places are wrong', (text) => text.replace(/\d{10} 00000 n/gu, '0000000004 00000 n')],
    ['it is not there', (text) => text.replace(/\nxref\n[^]*?trailer/u, '\ntrailer')],
  ];
  it.each(broken)('%s', async (_, damage) => {
    const whole = Buffer.from(await plainPages(['Seen today', 'and again'])).toString('latin1');
    const bytes = Uint8Array.from(Buffer.from(damage(whole), 'latin1'));
    const { pages, findings } = await engine.importFile({ bytes });
    expect(pages).toHaveLength(2);
    expect(findings.map(({ code }) => code)).toContain('repaired');
    expect(await opened(bytes)).toBe('Seen today');
  });
});
