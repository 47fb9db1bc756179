import { expect, test } from 'vitest';
import {
  changesOf,
  conditionLines,
  conditionsOf,
  factLines,
} from '../../../shared/domain/law/explain';
import { factBook } from '../../../shared/domain/law/factBook';
import { rulesOf } from '../../../shared/domain/law/lookup';
import { ruleIdOf, type RulePack } from '../../../shared/domain/law/pack';
import { ruleIdSchema } from '../../../shared/domain/law/sourced';
import { difference } from '../../../shared/rules/difference';
import { loadPacks } from '../../../shared/rules/load';
import { readablePack } from '../../../shared/rules/readable';
import { openTestDesk } from '../../support/desk';

const library = loadPacks();
const book = factBook(library);
const packs = library.map((pack) => [pack.id, pack] as const);

/** Every text below a value, but for the field that holds it as it stands in the file, to be typed. */
function textsBelow(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries('path' in value ? { ...value, value: '' } : value).flatMap(([, member]) =>
    textsBelow(member),
  );
}

/** A name for the machine, or a code of a row or of a category, where words belong. */
const brace = /[{}]/;
const code = /(?<![\w.§-])(R\d{2}(-[A-Z]+)?|SUD|SCN|PSY|STD|GEN|REP|GAC|MIN|3P|VIP|EDU)(?!\w)/;
const textsWith = (sign: RegExp, value: unknown) => textsBelow(value).filter((one) => sign.test(one)); // prettier-ignore

const rulesIn = (pack: RulePack) =>
  rulesOf(pack).filter(({ rule }) => ruleIdSchema.safeParse(rule.id).success);

test.each(packs)('“Why?” of every rule of %s says its places in words', async (_, pack) => {
  const desk = await openTestDesk();
  const withPlaces = rulesIn(pack).filter(({ rule }) => textsWith(brace, rule).length > 0);
  for (const { rule } of withPlaces) {
    const why = await desk.ask('rules.explain', { ruleId: ruleIdOf(pack, rule.id) });
    expect(textsWith(brace, why), rule.id).toEqual([]);
  }
});

test.each(packs)('the conditions of %s are said without a brace or a code', (_, pack) => {
  for (const { rule } of rulesIn(pack)) {
    const conditions = conditionsOf(rule).map(({ condition }) => condition);
    const said = conditions.flatMap((one) => [
      conditionLines(one, book),
      factLines([one], {}, book),
      changesOf(one, {}, book),
    ]);
    expect(textsWith(brace, said), rule.id).toEqual([]);
    expect(textsWith(code, said), rule.id).toEqual([]);
  }
});

test.each(packs)('the rules of %s, read and compared, have no brace in them', (_, pack) => {
  const other = library.find(({ id }) => id !== pack.id) ?? pack;
  expect(textsWith(brace, readablePack(pack, book))).toEqual([]);
  expect(textsWith(brace, [difference(pack, other), difference(other, pack)])).toEqual([]);
});
