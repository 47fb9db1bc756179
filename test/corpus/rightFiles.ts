import {
  degrees,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { en, Faker } from '@faker-js/faker';
import { readFileSync } from 'node:fs';

import { encodeG4 } from '../support/fax';
import type { Mark, Rect } from '../../shared/pdf/model';
import { composePacket } from '../../shared/pdf/build/packet';
import type { PacketPart, PacketSpec, PacketSource } from '../../shared/pdf/port';
import { redact } from '../../shared/pdf/build/redact';
import { subsetter } from '../../shared/pdf/fonts/subsetter';
import { written, type Written } from '../support/pdfTools';

/** A name in the made-up charts that may have to go. */
const otherPerson = 'Ostrander';
const faces = [
  StandardFonts.Helvetica,
  StandardFonts.HelveticaBold,
  StandardFonts.TimesRomanItalic,
  StandardFonts.Courier,
  'embedded',
] as const;
const sans = readFileSync(new URL('../../assets/fonts/DejaVuSans.ttf', import.meta.url));

interface Chart {
  readonly source: PacketSource;
  /** What each page shows, in unrotated user space. */
  readonly crops: readonly Rect[];
}

/** A right output of the product made up by the seed: even seeds a packet, odd ones a redaction. */
export function rightFile(seed: number): Promise<Written> {
  const faker = new Faker({ locale: [en], seed });
  return seed % 2 === 0 ? packet(faker) : redaction(faker);
}

async function redaction(faker: Faker): Promise<Written> {
  const chart = await makeChart(faker, 'chart');
  const marks = marksOn(faker, chart);
  const terms = termsOf(faker);
  return written((tools) =>
    redact(tools, { ...chart.source, marks, terms, searchable: sometimes(faker) }),
  );
}

async function packet(faker: Faker): Promise<Written> {
  const charts = [await makeChart(faker, 'chart'), await makeChart(faker, 'letter')] as const;
  const spec: PacketSpec = {
    sources: charts.map((chart) => chart.source),
    parts: [...ownParts(faker), ...charts.map((chart) => recordsOf(faker, chart))],
    stamp: {
      requestNumber: 'REQ-2026-000012',
      ...(chance(faker) && { patientLine: faker.helpers.arrayElement(['ROE J', 'ŁUCZAK Ż']) }),
      ...(chance(faker) && { bates: { prefix: 'RIVER', start: faker.number.int(900_000) } }),
    },
    terms: termsOf(faker),
    practice: chance(faker),
    ...(chance(faker) && { watermark: 'COPY FOR THE PATIENT' }),
    sheet: faker.helpers.arrayElement(['letter', 'a4']),
    searchable: sometimes(faker),
  };
  return written((tools) => composePacket(tools, spec));
}

function ownParts(faker: Faker): PacketPart[] {
  const text = { title: faker.lorem.words(3), paragraphs: [faker.lorem.paragraph()] };
  const parts: PacketPart[] = [
    { kind: 'cover', text: { ...text, rows: [['Patient', 'Zoë Łuczak'], ['Pages', 'many']] } },
    { kind: 'notice', text },
    { kind: 'index', title: 'Contents' },
  ]; // prettier-ignore
  return parts.filter(() => chance(faker));
}

function recordsOf(faker: Faker, chart: Chart): PacketPart {
  const all = chart.crops.map((_, at) => at + 1);
  const pages = chance(faker) ? faker.helpers.shuffle(all) : all.slice(0, -1);
  const from = {
    sourceId: chart.source.id,
    marks: marksOn(faker, chart),
    ...(pages.length > 0 && { pages }),
  };
  if (faker.number.int(3) === 0) return { kind: 'request', ...from };
  const footer = { text: '42 CFR part 2 prohibits unauthorized use of these records.', pages: all };
  return { kind: 'records', title: faker.lorem.word(), ...from, ...(chance(faker) && { footer }) };
}

/** Reading a page takes longer than all the rest. */
const sometimes = (faker: Faker): boolean => faker.number.int(4) === 0;
const chance = (faker: Faker): boolean => faker.datatype.boolean();
const termsOf = (faker: Faker): string[] => (chance(faker) ? [otherPerson] : []);

/** None, one, or many on one page. */
function marksOn(faker: Faker, { crops }: Chart): Mark[] {
  const count = faker.helpers.arrayElement([0, 0, 1, 3, 30]);
  return Array.from({ length: count }, () => {
    const page = faker.number.int({ min: 1, max: crops.length });
    const [x0, y0, x1, y1] = crops[page - 1]!;
    const x = faker.number.float({ min: x0, max: x1 - 4 });
    const y = faker.number.float({ min: y0, max: y1 - 4 });
    const width = faker.number.float({ min: 1, max: 60 });
    return {
      page,
      rect: [x, y, x + width, y + faker.number.int({ min: 1, max: 14 })],
      reason: 'x',
    };
  });
}

async function makeChart(faker: Faker, id: string): Promise<Chart> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const crops: Rect[] = [];
  const count = faker.number.int({ min: 1, max: 4 });
  for (let number = 0; number < count; number += 1) {
    const size = { width: side(faker), height: side(faker) };
    const page = pdf.addPage([size.width, size.height]);
    page.setRotation(degrees(faker.helpers.arrayElement([0, 0, 90, 180, 270])));
    crops.push(frame(faker, page));
    if (chance(faker)) scan(faker, page);
    else await words(faker, page);
  }
  return { source: { id, bytes: await pdf.save({ useObjectStreams: chance(faker) }) }, crops };
}

const side = (faker: Faker): number => faker.number.int({ min: 60, max: 220 });

/** A crop and a unit, or neither. */
function frame(faker: Faker, page: PDFPage): Rect {
  const { width, height } = page.getSize();
  if (chance(faker)) return [0, 0, width, height];
  const [left, low] = [faker.number.int(12), faker.number.int(12)];
  page.setCropBox(left, low, width - left - 6, height - low - 6);
  const unit = faker.helpers.arrayElement([1, 0.5, 1.5, 2]);
  page.node.set(PDFName.of('UserUnit'), PDFNumber.of(unit));
  return [left, low, width - 6, height - 6];
}

async function words(faker: Faker, page: PDFPage): Promise<void> {
  const face = faker.helpers.arrayElement(faces);
  if (face === 'embedded') page.doc.registerFontkit(subsetter);
  const font = await page.doc.embedFont(face === 'embedded' ? sans : face, { subset: true });
  const { height } = page.getSize();
  for (let y = height - 24; y > 16; y -= 14) {
    const text = faker.helpers.arrayElement([otherPerson, 'stable', 'seen', 'Na 140']);
    page.drawText(text, { x: 16, y, size: faker.helpers.arrayElement([6, 8]), font });
  }
}

/** Dots over the whole page: fax-coded, gray or in colour. */
function scan(faker: Faker, page: PDFPage): void {
  const [width, height] = [faker.number.int({ min: 40, max: 200 }), 120];
  const bits = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => faker.number.int(255));
  const packed = bits(Math.ceil(width / 8) * height);
  const { context } = page.doc;
  const head = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
  const fax = {
    ...head,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: width, Rows: height },
  };
  const eight = { ...head, BitsPerComponent: 8 };
  const images = [
    () => context.stream(encodeG4({ width, height, packed }), fax),
    () => context.flateStream(bits(width * height), { ...eight, ColorSpace: 'DeviceGray' }),
    () => context.flateStream(bits(width * height * 3), { ...eight, ColorSpace: 'DeviceRGB' }),
  ];
  const name = page.node.newXObject('I', context.register(faker.helpers.arrayElement(images)()));
  const size = page.getSize();
  const content = `q ${size.width} 0 0 ${size.height} 0 0 cm ${name.toString()} Do Q`;
  page.node.addContentStream(context.register(context.flateStream(content)));
}
