import type { MutationResult } from './check';
import type { Mutant } from './mutants';
import { pathWords } from './paths';

export function share({ mutants, survivors }: MutationResult): number {
  return mutants.length === 0 ? 1 : 1 - survivors.length / mutants.length;
}

/**
 * What is asked, proposed or printed: it decides nothing by itself, and no scenario speaks of it.
 * Letters and forms have tests of their own for what must stand on them.
 */
const spokenParts = new Set([
  ...['letters', 'forms', 'formExtras', 'noticeTexts', 'signs', 'retentions'],
  ...['questions', 'gateQuestions', 'feeQuestions', 'peopleQuestions', 'formQuestions'],
]);

export function decides(part: string): boolean {
  return !spokenParts.has(part);
}

/** The parts by which the desk decides. */
export function deciding({ mutants, survivors }: MutationResult): MutationResult {
  return {
    mutants: mutants.filter(({ part }) => decides(part)),
    survivors: survivors.filter(({ part }) => decides(part)),
  };
}

/** `fees: 412 of 430 found (95.8 %)`, one line a part. */
export function byPart(result: MutationResult): readonly string[] {
  const parts = [...new Set(result.mutants.map(({ part }) => part))];
  return parts.map((part) => {
    const within = (list: readonly Mutant[]) => list.filter((one) => one.part === part);
    const of = { mutants: within(result.mutants), survivors: within(result.survivors) };
    const found = of.mutants.length - of.survivors.length;
    return `${part}: ${String(found)} of ${String(of.mutants.length)} found (${percent(share(of))})`;
  });
}

export function lineOf({ rule, part, path, change }: Mutant): string {
  const inside = pathWords(path.slice(rule.includes('/') ? 2 : 0));
  return `${part} ${rule}${inside === '' ? '' : ` ${inside}`}: ${change}`;
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

export function markdownOf(result: MutationResult): string {
  const found = result.mutants.length - result.survivors.length;
  return [
    '# Changes of the law that a scenario finds',
    '',
    'One change of one rule at a time (`test/mutation`): a day count, a tier, a severity, an AND to an',
    'OR, a condition or a member of a list left out. Made by `npx tsx test/mutation/run.ts --write`.',
    '',
    `${String(found)} of ${String(result.mutants.length)} changes make a scenario fail (${percent(share(result))}).`,
    `Of the parts by which the desk decides, ${percent(share(deciding(result)))}; the others are questions,`,
    'words to look for, letters and forms, which have tests of their own.',
    '',
    ...byPart(result).map((line) => `- ${line}`),
    '',
    '## Changes no scenario finds',
    '',
    ...result.survivors.map((one) => `- \`${lineOf(one).replaceAll('`', "'")}\``),
    '',
  ].join('\n');
}
