/** Postal codes of the states, the district and the territories. */
const codes = new Set(
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP'.split(
    ' ',
  ),
);

/**
 * The state an address lies in: a postal code in capitals before a ZIP code, or at the end of a
 * line. Several lines may name one (care of, suite); the last one is where the letter goes. Not
 * known where none is named: then somebody is asked, because a shield law may hang on it.
 */
export function stateOfAddress(address: string): string | undefined {
  const found = address.split('\n').flatMap((line) => stateOfLine(line) ?? []);
  return found.at(-1);
}

function stateOfLine(line: string): string | undefined {
  const text = line.trim().replace(/[.,]+$/, '');
  const code =
    /(?:^|[\s,])([A-Z]{2})[\s,]+\d{5}(?:-\d{4})?$/.exec(text) ?? /,\s*([A-Z]{2})$/.exec(text);
  const state = code?.[1];
  return state !== undefined && codes.has(state) ? state : undefined;
}
