import { nameWords, type ChartName } from '../authorization/patientName';
import { asRead, isClose, mayBeMisread } from './readLetters';
import { isUnnamed, mayStandFor } from './shortNames';

/**
 * Whether a name on a page has the patient's family name and clearly another given name: the mark of
 * a twin, a brother or a sister. Not an initial, a name the patient may be called by, a further given
 * name, a letter misread, or what a newborn is called: any of these may still be the patient.
 */
export function hasOtherGivenName(onPage: string, names: readonly ChartName[]): boolean {
  const given = names.map(({ familyName }) => givenOnPage(onPage, familyName)).find(isFound);
  const known = names.map(({ givenName }) => nameLetters(givenName));
  if (!given || isUnnamed(given.join(' ')) || known.some((one) => isUnnamed(one.join(' ')))) return false; // prettier-ignore
  if (![given, ...known].every((words) => words.some(isFull))) return false;
  const isPatients = known.flat().some((word) => mayBeOne(word, given[0] ?? ''));
  return !isPatients && !known.some(([first = '']) => given.some((word) => mayBeOne(first, word)));
}

/** The words of a name beside the family name; undefined where it is not in it. */
function givenOnPage(onPage: string, familyName: string): string[] | undefined {
  const [page, family] = [nameLetters(onPage), nameLetters(familyName)];
  const whole = family.join('');
  const run = runsOf(page).find(([from, to]) => isClose(page.slice(from, to).join(''), whole));
  if (run) return page.filter((_, at) => at < run[0] || at >= run[1]);
  const rest = page.filter((word) => !family.some((one) => isClose(one, word)));
  const hasPart = page.some((word) => word.length > 2 && family.some((one) => isClose(one, word)));
  return hasPart ? rest : undefined;
}

/** Every row of words that stand beside one another: where it begins, and where it ends. */
function runsOf(words: readonly string[]): (readonly [number, number])[] {
  return words.flatMap((_, from) =>
    words.slice(from).map((__, more) => [from, from + more + 1] as const),
  );
}

/** Without titles and `Jr.`, as a scan reads them. */
function nameLetters(text: string): readonly string[] {
  return nameWords(asRead(text));
}

function isFound(words: readonly string[] | undefined): words is string[] {
  return words !== undefined && words.length > 0;
}

function isFull(word: string): boolean {
  return word.length > 1;
}

function mayBeOne(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return mayBeMisread(one, other) || mayStandFor(one, other);
}
