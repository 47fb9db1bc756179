import type { MutationResult } from './check';
import type { Mutant } from './mutants';
import { pathWords } from './paths';

/** Of the changes a pack may have, those that some scenario finds. */
export function share({ mutants, survivors, stopped }: Ends): number {
  return mutants.length === 0 ? 1 : 1 - (survivors.length + stopped.length) / mutants.length;
}

type Ends = Omit<MutationResult, 'refused'>;

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
export function deciding(result: Ends): Ends {
  return within(result, decides);
}

function within({ mutants, survivors, stopped }: Ends, wanted: (part: string) => boolean): Ends {
  const only = (list: readonly Mutant[]) => list.filter(({ part }) => wanted(part));
  return { mutants: only(mutants), survivors: only(survivors), stopped: only(stopped) };
}

/** `fees: 412 of 430 found (95.8 %)`, one line a part. */
export function byPart(result: Ends): readonly string[] {
  const parts = [...new Set(result.mutants.map(({ part }) => part))];
  return parts.map((part) => {
    const of = within(result, (one) => one === part);
    const found = of.mutants.length - of.survivors.length - of.stopped.length;
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
  const of = deciding(result);
  const found = of.mutants.length - of.survivors.length - of.stopped.length;
  return [
    '# Changes of the law that a scenario finds',
    '',
    'One change of one rule at a time (`test/mutation`): a day count, a tier, a severity, an AND to an',
    'OR, a condition or a member of a list left out. Made by `npx tsx test/mutation/run.ts --write`,',
    'which tries every scenario that reads the changed place; `npm test` tries every twelfth change.',
    '',
    `${String(found)} of ${String(of.mutants.length)} changes of the parts by which the desk decides make a scenario fail`,
    `(${percent(share(of))}). The other parts (\`spokenParts\` in \`test/mutation/report.ts\`) are pure texts: letters,`,
    'forms, notices, words to look for and how long papers are kept. They decide nothing and have tests of',
    'their own.',
    '',
    `The schema of a pack refuses ${String(result.refused)} more changes of any part: no desk reads such a pack, so they count`,
    `neither way. Under ${String(of.stopped.length)} others the rules only throw; they are listed apart and count as not found.`,
    '',
    'Of what is left below, some nothing could find: a condition that an earlier row or schedule has settled',
    '(the first that holds decides), a value no screen can give. Not every line has been read.',
    '',
    ...byPart(of).map((line) => `- ${line}`),
    '',
    '## Changes no scenario finds',
    '',
    ...listed(of.survivors),
    '',
    '## Changes under which the rules only throw',
    '',
    ...listed(of.stopped),
    '',
  ].join('\n');
}

function listed(mutants: readonly Mutant[]): readonly string[] {
  return mutants.map((one) => `- \`${lineOf(one).replaceAll('`', "'")}\``);
}
