import { z } from 'zod';
import { capitalized, listWords } from './words';

/** Roles that may give an answer which is not the record desk's to give. */
const answeringRoles = ['licensed-professional', 'privacy-officer', 'administrator'] as const;

const roleWords: Readonly<Record<(typeof answeringRoles)[number], string>> = {
  'licensed-professional': 'a licensed professional',
  'privacy-officer': 'the privacy officer',
  administrator: 'an administrator',
};

/** Who alone may answer a question; absent: everybody who works on the request. */
export const answeredBy = { by: z.array(z.enum(answeringRoles)).min(1).optional() };

export interface Answered {
  readonly by?: readonly (typeof answeringRoles)[number][] | undefined;
}

export function mayAnswer({ by }: Answered, role: string): boolean {
  return by === undefined || by.some((one) => one === role);
}

/** “A licensed professional answers this.”; empty where this role may. */
export function whyNotYours(question: Answered, role: string): string {
  if (mayAnswer(question, role)) return '';
  const who = listWords((question.by ?? []).map((one) => roleWords[one]));
  return `${capitalized(who)} answers this.`;
}
