import { en, Faker } from '@faker-js/faker';

import { fileWith, hidingPlaces } from './hidingPlaces';

/** Damage to a file as text in Latin-1, drawn from the seed. */
type Damage = (text: string, faker: Faker) => string;

const numbers = [
  '0',
  '-1',
  '2147483648',
  '-99999999999',
  '4294967295',
  '1e40',
  '0.0000001',
  '65536',
];
const filters = ['/FlateDecode', '/LZWDecode', '/ASCII85Decode', '/RunLengthDecode', '/DCTDecode', '/CCITTFaxDecode', '/JBIG2Decode', '/JPXDecode', '/Crypt']; // prettier-ignore

const place = (text: string, faker: Faker): number => faker.number.int({ max: text.length - 1 });

/** One match of many replaced. */
function replaceOne(text: string, faker: Faker, find: RegExp, to: string): string {
  const all = [...text.matchAll(find)];
  if (all.length === 0) return text;
  const { index, 0: found } = faker.helpers.arrayElement(all);
  return text.slice(0, index) + to + text.slice(index + found.length);
}

const damages: readonly Damage[] = [
  (text, faker) => {
    const at = place(text, faker);
    return text.slice(0, at) + String.fromCharCode(faker.number.int(255)) + text.slice(at + 1);
  },
  (text, faker) => replaceOne(text, faker, /(?<=[\s[])-?\d+(?:\.\d+)?(?=[\s\]])/g, faker.helpers.arrayElement(numbers)),
  (text, faker) => replaceOne(text, faker, /\/Length \d+/g, `/Length ${faker.number.int(5000)}`),
  (text, faker) => replaceOne(text, faker, /\d+ 0 R/g, `${faker.number.int({ min: 1, max: 40 })} 0 R`),
  (text, faker) => replaceOne(text, faker, /\d{10} 00000 n/g, `${String(place(text, faker)).padStart(10, '0')} 00000 n`),
  (text, faker) => replaceOne(text, faker, /startxref\n\d+/g, `startxref\n${place(text, faker)}`),
  (text, faker) => replaceOne(text, faker, /\/[A-Z]\w+/g, faker.helpers.arrayElement(text.match(/\/[A-Z]\w+/g) ?? ['/X'])),
  (text, faker) => replaceOne(text, faker, /\/\w+Decode/g, faker.helpers.arrayElement(filters)),
  (text, faker) => replaceOne(text, faker, /endobj|endstream|stream|obj|xref|trailer|>>|<<|\]/g, ''),
  (text, faker) => text.slice(0, Math.max(40, place(text, faker))),
  (text, faker) => {
    const at = place(text, faker);
    return text.slice(0, at) + text.slice(at + faker.number.int({ min: 1, max: 300 }));
  },
  (text, faker) => {
    const at = place(text, faker);
    return text.slice(0, at) + text.slice(at, at + 200) + text.slice(at);
  },
  (text, faker) => replaceOne(text, faker, /\/Kids \[[^\]]*\]/g, `/Kids [1 0 R ${faker.number.int({ min: 1, max: 9 })} 0 R]`),
  (text, faker) => replaceOne(text, faker, /\/MediaBox \[[^\]]*\]/g, `/MediaBox [0 0 ${faker.helpers.arrayElements(numbers, 2).join(' ')}]`),
]; // prettier-ignore

/** A hostile file of a few pages with one to four damages: the same for the same seed. */
export function damagedFile(seed: number): Uint8Array {
  const faker = new Faker({ locale: [en], seed });
  const places = faker.helpers.arrayElements(hidingPlaces, { min: 1, max: 3 });
  let text = Buffer.from(fileWith(places).bytes).toString('latin1');
  for (const damage of faker.helpers.arrayElements(damages, { min: 1, max: 4 })) {
    text = damage(text, faker);
  }
  return Buffer.from(text, 'latin1');
}
