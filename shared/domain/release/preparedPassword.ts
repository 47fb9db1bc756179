/**
 * A password prepared as revisions 5 and 6 of the PDF lock ask (SASLprep, RFC 4013): letters that are
 * only a way of writing fall away, and blanks of all kinds are one (RFC 3454, B.1 and C.1.2).
 */
export function preparedPassword(typed: string): string {
  return typed
    .replace(/[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu, '')
    .replace(/\p{Zs}/gu, ' ')
    .normalize('NFKC');
}

/** Controls, what stands in no keyboard, and what a screen does not show. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Why a file locked with this may not open with it, in words that name the character; undefined where
 * it is sure to. Many programs give a file the very bytes that were typed, others the prepared ones,
 * so that both must be the same.
 */
export function unlikeTyped(password: string): string | undefined {
  if (preparedPassword(password) === password && !unseen.test(password)) return undefined;
  const sign = Array.from(password).find(
    (one) => unseen.test(one) || preparedPassword(one) !== one,
  );
  if (sign === undefined) {
    return 'The password holds an accent that stands apart from its letter. Type it anew.';
  }
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (unseen.test(sign)) {
    return `The password holds a character that cannot be seen (${code}). Leave it out.`;
  }
  return /\p{Zs}/u.test(sign)
    ? `The password holds a blank that is not the one of the space bar (${code}). Leave it out.`
    : `Leave “${sign}” out of the password. Other programs may read it as another character, and the file would not open.`;
}
