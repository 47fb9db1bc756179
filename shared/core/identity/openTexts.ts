import { assertNever } from '../../domain/base/assertNever';
import type { AlienText } from '../../domain/identity/whosePage';
import { chartNamesOf } from '../../domain/patients/names';
import type { PatientIdentity } from '../../domain/patients/slice';
import type { WordSpan } from '../../domain/review/pageText';
import { findDay, findName } from '../../domain/review/searches';
import { spansOfTerm } from '../findText';

/** A word of a page, and whether the boxes of its marks cover it. */
export interface MarkedWord {
  readonly text: string;
  readonly isCovered: boolean;
}

/**
 * What of these texts stands open somewhere on the page, in whatever way it is written; one that is
 * found nowhere on it again counts as open. Where the patient is meant as well, it is the patient.
 */
export function openTexts(
  words: readonly MarkedWord[],
  aliens: readonly AlienText[],
  patient: PatientIdentity,
): string[] {
  const texts = words.map(({ text }) => text);
  const own = chartNamesOf(patient).flatMap(({ familyName, givenName }) =>
    spansOfName(texts, `${familyName}, ${givenName}`),
  );
  const isOpen = ({ first, last }: WordSpan) =>
    words.slice(first, last + 1).some(({ isCovered }) => !isCovered);
  return aliens.flatMap((alien) => {
    const spans = spansOf(texts, alien).filter((span) => !isWithin(span, own));
    return spans.length === 0 || spans.some(isOpen) ? [alien.text] : [];
  });
}

function spansOf(words: readonly string[], alien: AlienText): readonly WordSpan[] {
  const asWritten = spansOfTerm(words, alien.text);
  switch (alien.kind) {
    case 'name':
      return [...asWritten, ...spansOfName(words, alien.text)];
    case 'birth':
      return [...asWritten, ...alien.days.flatMap((day) => spansOfDay(words, day))];
    case 'number':
      return asWritten;
    default:
      return assertNever(alien, 'text of somebody else');
  }
}

function spansOfDay(words: readonly string[], day: string): readonly WordSpan[] {
  return findDay(day)({ words, recordNumbers: [] });
}

function spansOfName(words: readonly string[], name: string): readonly WordSpan[] {
  return findName(name)({ words, recordNumbers: [] });
}

function isWithin(span: WordSpan, others: readonly WordSpan[]): boolean {
  return others.some(({ first, last }) => first <= span.first && span.last <= last);
}
