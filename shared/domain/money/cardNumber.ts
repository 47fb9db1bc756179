import { z } from 'zod';

/** ISO/IEC 7812: 13 to 19 digits; those of payment cards begin with 2 to 6. */
const cardLengths = [13, 14, 15, 16, 17, 18, 19];
const beginsLikeCard = /^[2-6]/;

/**
 * Whether a text holds what looks like the number of a payment card, however its digits are
 * grouped, also with its last month right behind it. Nothing of a card is kept on this desk.
 */
export function looksLikeCard(text: string): boolean {
  const runs = (text.match(/\d(?:[ .-]?\d){12,}/g) ?? []).map((run) => run.replace(/\D/g, ''));
  return runs.some(
    (run) =>
      beginsLikeCard.test(run) &&
      cardLengths.some((length) => length <= run.length && passesCheckDigit(run.slice(0, length))),
  );
}

function passesCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** Free text of the money screen: never the number of a card. */
export const plainText = z
  .string()
  .refine((text) => !looksLikeCard(text), 'This looks like the number of a card. Take it out: this desk keeps no card data.'); // prettier-ignore
