import { longDate, shortDate } from './dates';

interface Due {
  readonly workBy?: string | undefined;
  readonly legalDue?: string | undefined;
  /** As the vault says it: "14 business days left", "Overdue since Nov 20, 2026". */
  readonly dueText: string;
}

export interface DueLine {
  /** The day that counts now: once the text names a day, that one. */
  readonly day: string | undefined;
  /** What is left of it, without saying the day twice: "14 business days left", "Overdue". */
  readonly words: string;
  /** "Mon, Dec 14 · 14 business days left" */
  readonly whole: string;
}

export function dueLine({ workBy, legalDue, dueText }: Due): DueLine {
  const named = [legalDue, workBy].find((day) => day && dueText.includes(longDate(day)));
  const day = named ?? workBy ?? legalDue;
  const words = named ? withoutDay(dueText, longDate(named)) : dueText;
  const whole = day && words ? `${shortDate(day)} · ${words}` : words;
  return { day, words, whole };
}

function withoutDay(text: string, day: string): string {
  return text.replace(` since ${day}`, '').replace(` on ${day}`, '');
}
