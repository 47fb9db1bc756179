import type { Sign } from '../law/gateRules';
import { signsOn } from './signs';

/**
 * The words of a text that tell an outsider what kind of care it is about (42 CFR 2.13(c);
 * domain.md 4.7, rule 5), as the packs name them. `names` are those of the clinic and the parties:
 * they stand in a letter whatever they say. Empty where nothing tells.
 */
export function tellingWords(
  text: string,
  signs: readonly Sign[],
  names: readonly string[],
): readonly string[] {
  const words = names.reduce(withoutName, text).split(/\s+/);
  const found = signsOn(words, signs.map(asToldOutside), Number.POSITIVE_INFINITY);
  return [...new Set(found.flatMap(({ because }) => because.split(', ')))];
}

/** What proposes a tag on a page is recalled wide; a letter has words of its own besides. */
function asToldOutside(sign: Sign): Sign {
  const { also, harmless } = sign.inLetters;
  return { ...sign, words: [...sign.words.filter((word) => !harmless.includes(word)), ...also] };
}

function withoutName(text: string, name: string): string {
  const words = name.trim();
  if (words === '') return text;
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  // The bar keeps the words around a name from being read as one phrase.
  return text.replace(new RegExp(pattern, 'gi'), ' | ');
}
