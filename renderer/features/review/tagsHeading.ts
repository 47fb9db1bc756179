export const tagsHeadingId = 'review-tags';

/** The button that was pushed goes away with its row: the keyboard stays near, at the heading. */
export function focusTags(): void {
  document.getElementById(tagsHeadingId)?.focus();
}
