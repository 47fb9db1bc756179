import type { MutationResult } from './check';
import type { Mutant } from './mutants';
import { pathWords } from './paths';

export function share({ mutants, survivors }: MutationResult): number {
  return mutants.length === 0 ? 1 : 1 - survivors.length / mutants.length;
}

/**
 * Pure texts: letters, forms and their words, notices, words to look for on a page, and how long
 * papers are kept, which this desk only says. They decide nothing by themselves; what must stand
 * on them has tests of its own (test/unit/domain/letters, forms, sensitive).
 */
const spokenParts = new Set([
  ...['letters', 'forms', 'formExtras', 'noticeTexts', 'signs', 'retentions'],
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
    `Of the parts by which the desk decides, questions among them, ${percent(share(deciding(result)))}. The`,
    'others (`spokenParts` in `test/mutation/report.ts`) are pure texts: letters, forms, notices, words to',
    'look for and how long papers are kept. They decide nothing and have tests of their own.',
    '',
    ...byPart(result).map((line) => `- ${line}`),
    '',
    '## Changes no scenario finds',
    '',
    ...result.survivors.map((one) => `- \`${lineOf(one).replaceAll('`', "'")}\``),
    '',
  ].join('\n');
}
