import { describe, expect, test } from 'vitest';
import { filled } from '../../../shared/domain/letters/places';
import { saidBy } from '../../../shared/domain/patients/requirements';
import { loadPacks } from '../../../shared/rules/load';

const federal = loadPacks().find(({ id }) => id === 'us-federal')!;

describe('the places of a sentence', () => {
  test('are filled, and one that nobody fills is refused', () => {
    expect(filled('It ended on {date}.', { date: 'May 1, 2026' })).toBe('It ended on May 1, 2026.');
    expect(() => filled('It ended on {date}.', {})).toThrow('nothing fills {date}');
    expect(() => filled('It ended on {date}.', { date: ' ' })).toThrow('nothing fills {date}');
  });

  test('show what stands for them where a letter or form is not finished', () => {
    expect(filled('Dear {who}.', {}, (name) => `[${name}]`)).toBe('Dear [who].');
  });

  test('of a person without a name are “this person”; a day is never', () => {
    const rule = { id: 'P24', citation: '', status: 'verified' } as const;
    const said = (sentence: string) => saidBy(federal, rule, sentence, { who: '' }).sentence; // prettier-ignore
    expect(said('{who} may sign.')).toBe('This person may sign.');
    expect(() => said('The authority of {who} ended on {date}.')).toThrow('nothing fills {date}');
  });
});
