import { Refused } from '../base/fault';
import type { Sign } from '../law/gateRules';
import type { LetterPart, LetterTemplate } from '../law/letterRules';
import { tellingWords } from '../sensitive/telling';
import { itemsOf, placesOf, type LetterValues } from './places';

/** Which words a letter must not have, and what in it a person wrote (42 CFR 2.13(c)). */
export interface Wording {
  readonly signs: readonly Sign[];
  /** The clinic and the parties: their names stand in the letter whatever they say. */
  readonly names: readonly string[];
  /** What a person typed, by place; what the log or the law itself says is not among it. */
  readonly typed: LetterValues;
  /** Goes to the patient, who may read what the letter is about. */
  readonly toPatient: boolean;
}

interface TypedLetter {
  readonly template: LetterTemplate;
  readonly edits: Readonly<Record<string, string>>;
  readonly wording: Wording;
}

/** What tells in what a person wrote: the new words of parts, and the typed values that stand. */
export function tellingLines(
  standing: readonly LetterPart[],
  { template, edits, wording }: TypedLetter,
): readonly string[] {
  const { signs, names, typed } = wording;
  const edited = standing.filter((part) => !part.required && edits[part.id] !== undefined);
  const kept = standing.filter((part) => !edited.includes(part));
  const places = new Set(kept.flatMap((part) => (part.rows ? [part.rows] : placesOf(part.text ?? '')))); // prettier-ignore
  const values = template.fields.filter(({ name, kind }) => places.has(name) && isFree(kind));
  const told = [
    ...edited.flatMap((part) => newlyTold(part.text ?? '', edits[part.id] ?? '')),
    ...values.flatMap(({ name }) => tellingWords(itemsOf(typed, name).join('\n'), signs, names)),
  ];
  return [...new Set(told)];

  /** The template's own words are the pack's to choose. */
  function newlyTold(before: string, after: string): readonly string[] {
    const stood = tellingWords(before, signs, names);
    return tellingWords(after, signs, names).filter((word) => !stood.includes(word));
  }
}

function isFree(kind: LetterTemplate['fields'][number]['kind']): boolean {
  return kind !== 'date' && kind !== 'choice';
}

/** Refused where an outsider would read it; a caution where the letter is the patient's own. */
export function toldApart(
  words: readonly string[],
  { toPatient }: Wording,
): { readonly problems: readonly Refused[]; readonly cautions: readonly string[] } {
  if (words.length === 0) return { problems: [], cautions: [] };
  const quoted = `“${words.join('”, “')}”`;
  if (!toPatient) {
    const sentence = `Take ${quoted} out of this letter: it tells an outsider what kind of care it is about. Say it in neutral words.`;
    return { problems: [new Refused('letter-not-neutral', sentence)], cautions: [] };
  }
  const sentence = `${quoted} says what kind of care this is about. Others at the patient’s address may open the letter.`;
  return { problems: [], cautions: [sentence] };
}
