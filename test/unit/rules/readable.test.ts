import { describe, expect, it } from 'vitest';
import { conditionSchema, type Condition } from '../../../shared/domain/law/condition';
import { conditionLines } from '../../../shared/domain/law/explain';
import { factBook } from '../../../shared/domain/law/factBook';
import { loadPacks } from '../../../shared/rules/load';
import { readablePack, type ReadableRule } from '../../../shared/rules/readable';

const library = loadPacks();
const book = factBook(library);

/** Every condition below a value, wherever it stands. */
function conditionsBelow(value: unknown): readonly Condition[] {
  if (typeof value !== 'object' || value === null) return [];
  const read = conditionSchema.safeParse(value);
  return read.success ? [read.data] : Object.values(value).flatMap(conditionsBelow);
}

function textOf({ conditions, fields, tables }: ReadableRule): string {
  return [
    ...conditions.flatMap(({ lines }) => lines.map(({ text }) => text)),
    ...fields.map(({ words }) => words),
    ...tables.flatMap(({ rows }) => rows.flat().map((cell) => cell?.words ?? '')),
  ].join('; ');
}

describe('a pack as tables', () => {
  it.each(library.map((pack) => [pack.id, pack] as const))(
    'shows every condition of %s: what is confirmed is read whole',
    (_, pack) => {
      const parts = Object.entries(pack) as [string, unknown][];
      const shown = new Map(readablePack(pack, book).map(({ part, rules }) => [part, rules]));
      let tried = 0;
      for (const [part, members] of parts.filter(([, value]) => Array.isArray(value))) {
        for (const [at, member] of (members as unknown[]).entries()) {
          const rule = shown.get(part)?.[at];
          for (const condition of conditionsBelow(member)) {
            const lines = conditionLines(condition, book).map(({ text }) => text);
            const text = rule ? textOf(rule) : '';
            expect(lines.filter((line) => !text.includes(line))).toEqual([]);
            tried += 1;
          }
        }
      }
      expect(tried).toBeGreaterThan(0);
    },
  );
});
