import { expect, test } from 'vitest';
import { fitting } from '../../../../renderer/app/desk/useKeptDraft';

const empty = { reason: '', pages: [] as readonly string[], told: false };

test('words of a draft come back where the form still has a place of their kind', () => {
  expect(fitting(empty, { reason: 'Why', pages: ['1'], told: true })).toEqual({
    ...{ reason: 'Why', pages: ['1'], told: true },
  });
});

test('words of an older form stay out, and so does a value of another kind', () => {
  expect(fitting(empty, { gone: 'x', reason: ['Why'], told: 'yes' })).toEqual(empty);
});
