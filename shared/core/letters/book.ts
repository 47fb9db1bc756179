import { Refused } from '../../domain/base/fault';
import { localDateSchema } from '../../domain/base/schemas';
import type { LetterTemplate } from '../../domain/law/letterRules';
import type { PacksInForce } from '../../domain/law/pack';
import type { LetterValues } from '../../domain/letters/places';
import { longDate } from '../calendar';

/** Every letter of both packs; one of the state stands for the federal one of the same id. */
export function lettersOf({ federal, state }: PacksInForce): readonly LetterTemplate[] {
  const own = state.pack.letters;
  return [
    ...federal.pack.letters.filter((one) => !own.some((other) => other.id === one.id)),
    ...own,
  ];
}

/** A date picked from a calendar is written out. */
export function inWords(template: LetterTemplate, values: LetterValues): LetterValues {
  const written = template.fields.flatMap(({ name, kind, label }) => {
    const value = values[name];
    const isDay = kind === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    return isDay ? [[name, dayInWords(value, label)]] : [];
  });
  return { ...values, ...(Object.fromEntries(written) as LetterValues) };
}

export function dayInWords(day: string, label: string): string {
  if (!localDateSchema.safeParse(day).success) {
    throw new Refused('no-such-day', `“${label}” is no day of the calendar. Correct it.`);
  }
  return longDate(day);
}

export function templateOf(templates: readonly LetterTemplate[], id: string): LetterTemplate {
  const template = templates.find((one) => one.id === id);
  if (!template) {
    throw new Refused(
      'no-such-letter',
      'The rules of this desk have no such letter. Choose another.',
    );
  }
  return template;
}
