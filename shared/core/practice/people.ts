import { Faker, en } from '@faker-js/faker';

/** A made-up person; no one in the practice clinic exists. */
export interface PracticePerson {
  readonly familyName: string;
  readonly givenName: string;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string;
  readonly recordNumber: string;
  readonly address: string;
  readonly phone: string;
}

/** The same seed always makes the same people, so that a drill can be repeated. */
export function createPeople(seed: number): { person(): PracticePerson; faker: Faker } {
  const faker = new Faker({ locale: [en] });
  faker.seed(seed);
  return { faker, person: () => makePerson(faker) };
}

function makePerson(faker: Faker): PracticePerson {
  const born = faker.date.between({ from: '1938-01-01T00:00:00Z', to: '2005-12-31T00:00:00Z' });
  return {
    familyName: faker.person.lastName(),
    givenName: faker.person.firstName(),
    dateOfBirth: born.toISOString().slice(0, 10),
    recordNumber: `MRN ${faker.string.numeric(7)}`,
    address: `${faker.location.streetAddress()}, ${faker.location.city()}, TX ${faker.location.zipCode('#####')}`,
    // 555-01xx is set aside for invention and reaches nobody.
    phone: `(512) 555-01${faker.string.numeric(2)}`,
  };
}
