/** Whom the file is about: what many people try first. */
export interface AboutPatient {
  readonly patientFamilyName: string;
  readonly patientGivenName: string;
  /** `YYYY-MM-DD`; empty where it is not known. */
  readonly patientDateOfBirth: string;
}

/** A shorter name is a part of too many words. */
const leastOfName = 4;
/** Fewer digits in a row come about by chance. */
const leastOfDate = 6;
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const; // prettier-ignore

/** Whether the patient's name or date of birth stands in a text, however it is written. */
export function isAboutPatient(text: string, about: AboutPatient): boolean {
  const bare = wordsOf(text).join('');
  const names = `${about.patientFamilyName} ${about.patientGivenName}`.split(/\s+/);
  return (
    names
      .map((name) => wordsOf(name).join(''))
      .some((name) => name.length >= leastOfName && bare.includes(name)) ||
    holdsDate(text, about.patientDateOfBirth)
  );
}

function holdsDate(text: string, date: string): boolean {
  const words = wordsOf(text).filter((word) => !/^(st|nd|rd|th|of|the)$/.test(word));
  const [bare, spaced] = [words.join(''), ` ${words.join(' ')} `];
  return waysToWrite(date).some((parts) => {
    const run = parts.join('');
    return spaced.includes(` ${parts.join(' ')} `) || (run.length >= leastOfDate && bare.includes(run)); // prettier-ignore
  });
}

/** Year, month and day in the orders people write them, with and without zeros, the month in words too. */
function waysToWrite(date: string): readonly (readonly string[])[] {
  const [year = '', month = '', day = ''] = date.split('-');
  if (day === '') return [];
  const name = months[Number(month) - 1] ?? month;
  const monthWays = [month, String(Number(month)), name, name.slice(0, 3), name.slice(0, 4)];
  return [year, year.slice(2)].flatMap((y) =>
    monthWays.flatMap((m) =>
      [day, String(Number(day))].flatMap((d) => [
        [m, d, y],
        [d, m, y],
        [y, m, d],
      ]),
    ),
  );
}

/** Runs of letters and runs of digits. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  );
}
