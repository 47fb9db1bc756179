import { expect, test } from 'vitest';
import { isSameName } from '../../../shared/domain/authorization/patientName';

const chart = { familyName: 'Smith', givenName: 'John A' };

test.each([
  ['John A Smith', chart],
  ['SMITH, JOHN', chart],
  ['Smith John', chart],
  ['Mr. John Smith', chart],
  ['John Allen Smith', chart],
  ['Smith, John A., Jr.', chart],
  ['María José García-López', { familyName: 'Garcia Lopez', givenName: 'Maria Jose' }],
  ['de la Cruz, Ana', { familyName: 'De La Cruz', givenName: 'Ana' }],
  ['Mary Ann O’Brien', { familyName: "O'Brien", givenName: 'Maryann' }],
])('“%s” is the patient of the chart', (form, patient) => {
  expect(isSameName(form, patient)).toBe(true);
});

test.each([
  ['', chart],
  ['Smith', chart],
  ['John Smyth', chart],
  ['Jane Smith', chart],
  ['John B Smith', chart],
  ['J Smith', chart],
  ['John Smith Sr', { familyName: 'Smith Jr', givenName: 'John' }],
  ['John Smith', { familyName: '', givenName: 'John' }],
])('“%s” is not surely the patient of the chart', (form, patient) => {
  expect(isSameName(form, patient)).toBe(false);
});
