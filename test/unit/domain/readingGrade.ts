/** Flesch-Kincaid grade of plain sentences: 0.39 words a sentence + 11.8 syllables a word - 15.59. */
export function readingGrade(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** The sentences of a text; what a person fills in counts as one short word, a citation as none. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\{[A-Za-z]+\}/g, 'this')
    .replace(/\d+ (?:CFR|U\.S\.C\.)[^.;,]*(?:\.\d+(?:\([a-z0-9]+\))*)*/g, '')
    .replace(/U\.S\./g, 'US')
    .replace(/www\.\S+/g, 'website')
    .split(/[.!?:;](?=\s|$)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 2);
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[A-Za-z’']+/g) ?? [];
}

/** Groups of vowels; a final silent e is none. Good enough to rank texts, as the measure itself. */
function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken = bare.length > 3 ? bare.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '') : bare;
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}
