/** Made-up chart pages of which is known whose they are, and how they came: typed, scanned, crooked or faxed. */
import { PDFDocument, StandardFonts, type PDFFont } from '@cantoo/pdf-lib';
import { Faker, en } from '@faker-js/faker';
import type { PdfEngine } from '../../shared/pdf/port';
import { noisyScan } from '../corpus/noisyScan';

export interface PersonOnPage {
  readonly given: string;
  readonly family: string;
  /** `YYYY-MM-DD`. */
  readonly born: string;
  readonly number: string;
}

export type Arrival = 'typed' | 'scanned' | 'crooked' | 'faxed';
export const arrivals: readonly Arrival[] = ['typed', 'scanned', 'crooked', 'faxed'];

export interface ChartPage {
  readonly person: PersonOnPage;
  readonly isPlanted: boolean;
  readonly arrival: Arrival;
  /** Which of `layouts` its head is set in; undefined on a page that names nobody. */
  readonly layout: number | undefined;
}

const size = { width: 612, height: 792 };
/** Of a fax in fine mode and of a desk's scanner, dots per inch. */
const dpiOf: Readonly<Record<Arrival, number>> = { typed: 72, scanned: 200, crooked: 150, faxed: 200 }; // prettier-ignore

const months = 'January February March April May June July August September October November December'.split(' '); // prettier-ignore

type Head = (person: PersonOnPage) => readonly string[];

/** How charts, laboratories and letters name their patient. */
const layouts: readonly Head[] = [
  (p) => [`Patient: ${p.given} ${p.family}   DOB: ${us(p.born)}   MRN: ${p.number}`],
  (p) => [`${p.family.toUpperCase()}, ${p.given.toUpperCase()}   DOB ${us(p.born)}   #${p.number}`],
  (p) => ['PROGRESS NOTE', `Name: ${p.family}, ${p.given}`, `Date of birth: ${spoken(p.born)}`],
  (p) => [`Patient Name`, `${p.family}, ${p.given}`, `Date of Birth: ${us(p.born)}`],
  (p) => [`RE: ${p.given} ${p.family}`, `DOB: ${us(p.born)}`, 'Dear colleague,'],
  (p) => [`Patient ID ${p.number}   Patient: ${p.given} ${p.family}   Born: ${p.born}`],
];

function us(born: string): string {
  const [year = '', month = '', day = ''] = born.split('-');
  return `${month}/${day}/${year}`;
}

function spoken(born: string): string {
  const [year = '', month = '1', day = '1'] = born.split('-');
  return `${months[Number(month) - 1] ?? ''} ${Number(day)}, ${year}`;
}

export function makePeople(seed: number, count: number): PersonOnPage[] {
  const faker = new Faker({ locale: [en] });
  faker.seed(seed);
  return Array.from({ length: count }, () => ({
    given: faker.person.firstName(),
    family: faker.person.lastName(),
    born: faker.date.birthdate({ min: 1, max: 95, mode: 'age', refDate: '2026-01-01' }).toISOString().slice(0, 10), // prettier-ignore
    number: faker.string.numeric(8),
  }));
}

/** One in ten names nobody; every thirty-third is another person's and names that one. */
export function planPages(count: number): ChartPage[] {
  const [patient, ...others] = makePeople(7, 1 + Math.ceil(count / 33));
  if (!patient) throw new Error('nobody was made up');
  return Array.from({ length: count }, (_, at) => {
    const isPlanted = at % 33 === 20;
    const person = isPlanted ? (others[Math.floor(at / 33)] ?? patient) : patient;
    const isBare = at % 10 === 9 && !isPlanted;
    return {
      ...{ person, isPlanted, arrival: arrivals[at % arrivals.length] ?? 'typed' },
      layout: isBare ? undefined : Math.floor(at / arrivals.length) % layouts.length,
    };
  });
}

export async function drawPages(
  engine: PdfEngine,
  pages: readonly ChartPage[],
): Promise<Uint8Array> {
  const out = await PDFDocument.create({ updateMetadata: false });
  const font = await out.embedFont(StandardFonts.Helvetica);
  for (const [at, page] of pages.entries()) {
    if (page.arrival === 'typed') drawTyped(out, font, page, at);
    else await drawScan(out, await typedAlone(page, at), { engine, page, at });
  }
  return out.save();
}

async function typedAlone(page: ChartPage, at: number): Promise<Uint8Array> {
  const one = await PDFDocument.create({ updateMetadata: false });
  drawTyped(one, await one.embedFont(StandardFonts.Helvetica), page, at);
  return one.save();
}

function drawTyped(out: PDFDocument, font: PDFFont, page: ChartPage, seed: number): void {
  const sheet = out.addPage([size.width, size.height]);
  const head = page.layout === undefined ? [] : (layouts[page.layout]?.(page.person) ?? []);
  const lines = ['River Clinic, 12 Mill Road', ...head, '', ...body(seed)];
  lines.forEach((text, line) =>
    sheet.drawText(text, { x: 60, y: 740 - line * 19, size: 11, font }),
  );
}

/** Names of staff and family stand in every chart and are nobody's but the patient's page. */
function body(seed: number): string[] {
  const faker = new Faker({ locale: [en] });
  faker.seed(seed + 1);
  const words = Array.from({ length: 18 }, () => faker.lorem.words(11).slice(0, 78));
  const doctor = `Seen by Dr. ${faker.person.firstName()} ${faker.person.lastName()} on 03/1${seed % 9}/2026.`;
  const contact = `Emergency contact: ${faker.person.firstName()} ${faker.person.lastName()} (husband)`;
  return [doctor, ...words.slice(0, 9), contact, ...words.slice(9)];
}

async function drawScan(
  out: PDFDocument,
  typed: Uint8Array,
  {
    engine,
    page,
    at,
  }: { readonly engine: PdfEngine; readonly page: ChartPage; readonly at: number },
): Promise<void> {
  const { width, height, pixels } = await engine.renderPage({
    source: { bytes: typed },
    page: 1,
    dpi: dpiOf[page.arrival],
  });
  const gray = Buffer.from(pixels.filter((_, index) => index % 4 === 0));
  const head = Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1');
  const tilt = page.arrival === 'crooked' ? 0.026 : 0.006;
  const scanned = noisyScan(Buffer.concat([head, gray]), at + 1, tilt).subarray(head.length);
  const samples = page.arrival === 'faxed' ? scanned.map((one) => (one < 150 ? 0 : 255)) : scanned;
  const image = out.context.register(
    out.context.flateStream(samples, {
      ...{ Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray', BitsPerComponent: 8 },
      ...{ Width: width, Height: height },
    }),
  );
  const sheet = out.addPage([size.width, size.height]);
  const name = sheet.node.newXObject('Scan', image);
  const content = `q ${size.width} 0 0 ${size.height} 0 0 cm ${name.toString()} Do Q`;
  sheet.node.addContentStream(out.context.register(out.context.flateStream(content)));
}
