import { describe, expect, it } from 'vitest';

import { withoutTerms } from '../../../shared/pdf/write/layerTerms';

const left = (line: string, ...terms: string[]): string =>
  withoutTerms(
    line.split(' ').map((text) => ({ text })),
    terms,
  )
    .map(({ text }) => text)
    .join(' ');

describe('Words of a rebuilt page that can be searched', () => {
  it.each([
    ['are all there where nothing was removed', 'seen for knee pain', [], 'seen for knee pain'],
    ['lack a removed word, however it is written', 'Dr OSTRÁNDER, called', ['Ostrander'], 'Dr called'],
    ['lack a word that holds a removed one', 'the Ostranders called', ['Ostrander'], 'the called'],
    ['lack all words of a removed name', 'Ms Wilhelmina Ostrander called', ['Wilhelmina Ostrander'], 'Ms called'],
    ['lack a name cut in pieces', 'Ost rand er called', ['Ostrander'], 'called'],
    ['lack a name cut by a hyphen', 'Ost- rander called', ['Ostrander'], 'called'],
    ['lack words that only became neighbours', 'Ost Ostrander rander called', ['Ostrander'], 'called'],
    ['lack a number written with blanks', 'no 123 45 6789 given', ['123-45-6789'], 'no given'],
    ['keep words that hold a short one', 'on and on', ['an'], 'on and on'],
    ['lack a short one on its own', 'Ms Li, called', ['Li'], 'Ms called'],
    ['lack a short one between signs', 'Smith/Li called', ['Li'], 'called'],
    ['lack a short one cut in two', 'L i called', ['Li'], 'called'],
  ])('%s', (_, line, terms, kept) => {
    expect(left(line, ...terms)).toBe(kept);
  });
}); // prettier-ignore
