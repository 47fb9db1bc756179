import type { GateLine } from '../release/gateLine';
import { datedOutside, isOpenRange, rangeWords, type DatedDocument, type DateRange } from './serviceDates'; // prettier-ignore
import type { RecordsSlice } from './slice';

/** What the dates of the documents are held against where no form says which may go. */
interface DatesStanding {
  /** The basis stands on a form: check A27 compares its dates. */
  readonly byForm: boolean;
  readonly asked: DateRange;
  readonly goingOut: readonly DatedDocument[];
  readonly reason?: Pick<NonNullable<RecordsSlice['datesReason']>, 'reason' | 'sentence'> | undefined; // prettier-ignore
}

/** No more than what was asked for goes out, unless somebody says why (45 CFR 164.502(b)). */
export function datesLine({ byForm, asked, goingOut, reason }: DatesStanding): GateLine {
  if (byForm) return green('Which dates may go out is a matter of the form.');
  if (isOpenRange(asked)) return green('The request names no dates of service.');
  const documents = datedOutside(goingOut, asked);
  if (documents === undefined) return green('No document is dated outside what was asked for.');
  const sentence = outsideWords(documents, asked);
  // Said of these very documents and dates: others ask again.
  if (reason?.sentence !== sentence) return red(sentence);
  return green(`Dated outside what was asked for, with a reason: ${reason.reason}`);
}

function outsideWords(documents: string, asked: DateRange): string {
  return `${documents}: not all of it is of ${rangeWords(asked)}, the dates asked for. Leave those pages out, correct the dates of the document, or say why they belong.`;
}

function green(sentence: string): GateLine {
  return { id: 'dates', ok: true, sentence };
}

function red(sentence: string): GateLine {
  return { id: 'dates', ok: false, sentence, fix: { label: 'Look at the dates', step: 'records' } };
}
