import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { NewTag, SensitiveSlice, Tag, sensitiveOperations } from './slice';

type SensitiveOperation = OperationOf<typeof sensitiveOperations>;
type BodyOf<T extends SensitiveOperation['type']> = Extract<
  SensitiveOperation,
  { type: T }
>['body'];

export const emptySensitive: SensitiveSlice = {
  tags: [],
  scanned: {},
  answers: {},
  answersAbout: {},
  emergencies: [],
};

/** Tags and answers after one more operation. */
export function foldSensitive(
  before: SensitiveSlice | undefined,
  operation: SensitiveOperation,
  stamp: Stamp,
): SensitiveSlice {
  const slice = before ?? emptySensitive;
  switch (operation.type) {
    case 'sensitive.scanned':
      return scanned(slice, operation.body, stamp);
    case 'sensitive.tagged':
      return { ...slice, tags: [...slice.tags, ...tagged(operation.body.tags, stamp)] };
    case 'sensitive.answered':
      return confirmed(slice, operation.body, stamp);
    case 'sensitive.cleared':
      return cleared(slice, operation.body, stamp);
    case 'sensitive.factAnswered':
      return { ...slice, ...answered(slice, operation.body) };
    case 'sensitive.decided':
      return decided(slice, operation.body, stamp);
    case 'sensitive.emergencyLogged':
      return logged(slice, operation.body, stamp);
    case 'sensitive.wholeRefused':
      return { ...slice, wholeRefused: { ...operation.body, ...stamp } };
    default:
      return assertNever(operation, 'sensitive operation');
  }
}

function tagged(tags: readonly NewTag[], stamp: Stamp): Tag[] {
  return tags.map((tag) => ({ ...tag, covered: false, coveredPages: [], tagged: stamp }));
}

function scanned(
  slice: SensitiveSlice,
  { documentId, unread, tags }: BodyOf<'sensitive.scanned'>,
  stamp: Stamp,
): SensitiveSlice {
  return {
    ...slice,
    tags: [...slice.tags, ...tagged(tags, stamp)],
    scanned: { ...slice.scanned, [documentId]: { unread } },
  };
}

/** Who said first that a tag is so, as long as nobody took it back. */
export function confirmation({ status, confirmed, answered, tagged }: Tag): Stamp | undefined {
  return status === 'confirmed' ? (confirmed ?? answered ?? tagged) : undefined;
}

/** What an answer leaves open stays as it was. */
function confirmed(
  slice: SensitiveSlice,
  body: BodyOf<'sensitive.answered'>,
  stamp: Stamp,
): SensitiveSlice {
  const { tagIds, service, isPart2, consentedAlone, covered } = body;
  return changed(slice, tagIds, (tag) => ({
    status: 'confirmed',
    service: service ?? tag.service,
    isPart2: isPart2 ?? tag.isPart2,
    consentedAlone: consentedAlone ?? tag.consentedAlone,
    covered: covered ?? tag.covered,
    coveredPages: coveredNow(tag, body),
    answered: stamp,
    confirmed: confirmation(tag) ?? stamp,
  }));
}

function cleared(
  slice: SensitiveSlice,
  { tagIds, reason }: BodyOf<'sensitive.cleared'>,
  stamp: Stamp,
): SensitiveSlice {
  return changed(slice, tagIds, () => ({
    status: 'cleared',
    answered: stamp,
    confirmed: undefined,
    clearedBecause: reason,
  }));
}

function coveredNow(
  { id, coveredPages }: Tag,
  { covered, pages }: BodyOf<'sensitive.answered'>,
): Tag['coveredPages'] {
  if (covered === undefined) return coveredPages;
  const said = (pages ?? []).filter(({ tagId }) => tagId === id);
  const others = coveredPages.filter(({ page }) => !said.some((one) => one.page === page));
  return covered ? [...others, ...said.map(({ page, marks }) => ({ page, marks }))] : others;
}

function decided(
  slice: SensitiveSlice,
  { tagIds, ...decision }: BodyOf<'sensitive.decided'>,
  stamp: Stamp,
): SensitiveSlice {
  return changed(slice, tagIds, () => ({ decision: { ...stamp, ...decision } }));
}

function logged(
  slice: SensitiveSlice,
  { emergency, about }: BodyOf<'sensitive.emergencyLogged'>,
  stamp: Stamp,
): SensitiveSlice {
  return { ...slice, emergencies: [...slice.emergencies, { ...emergency, about, logged: stamp }] };
}

function changed(
  slice: SensitiveSlice,
  ids: readonly string[],
  change: (tag: Tag) => Partial<Tag>,
): SensitiveSlice {
  const tags = slice.tags.map((tag) => (ids.includes(tag.id) ? { ...tag, ...change(tag) } : tag));
  return { ...slice, tags };
}

function answered(
  { answers, answersAbout }: SensitiveSlice,
  { fact, answer, about }: BodyOf<'sensitive.factAnswered'>,
): Pick<SensitiveSlice, 'answers' | 'answersAbout'> {
  return {
    answers: replaced(answers, fact, answer),
    answersAbout: replaced(answersAbout, fact, answer === undefined ? undefined : about),
  };
}

function replaced<T>(table: Readonly<Record<string, T>>, key: string, value: T | undefined) {
  const others = Object.entries(table).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value] as const]);
}
