import { capitalized } from '../law/words';
import type { GateLine } from '../release/gateLine';
import { isSettled, type Removal, type Said } from './slice';

/** A page that goes out and names somebody else. */
export interface AlienPage {
  /** `page 3 of “Office chart”`. */
  readonly place: string;
  readonly confirmations: readonly Said[];
  readonly removal: Pick<Removal, 'stands'> | undefined;
}

const fix = { label: 'Look at whose page it is', step: 'review' } as const;

/** What the line says of the pages beside those that name somebody else. */
export interface ComparedPages {
  /** Titles of documents of which no page was compared with the patient. */
  readonly uncompared: readonly string[];
  /** How many pages have no words to compare, or a picture whose words nobody could read. */
  readonly withoutWords: number;
}

/** The line of the release gate: no page of another person leaves by oversight. */
export function identityLine(
  aliens: readonly AlienPage[],
  { uncompared, withoutWords }: ComparedPages,
): GateLine {
  const removed = aliens.filter(({ removal }) => removal?.stands);
  const confirmed = aliens.filter(({ confirmations }) => isSettled(confirmations));
  const open = aliens.filter((one) => !removed.includes(one) && !confirmed.includes(one));
  const [first] = open;
  if (first) return { id: 'identity', ok: false, sentence: openSentence(first, open.length), fix };
  const [title] = uncompared;
  if (title !== undefined) {
    const sentence = `Nobody has looked yet whether “${title}” names somebody else. Build the packet again.`;
    return { id: 'identity', ok: false, sentence, fix: { label: 'Build the packet', step: 'packet' } }; // prettier-ignore
  }
  const sentence = settledSentence(confirmed.length, removed.length) + blindSentence(withoutWords);
  return { id: 'identity', ok: true, sentence };
}

function openSentence({ place, confirmations, removal }: AlienPage, count: number): string {
  const more = count === 1 ? '' : ` So ${count === 2 ? 'does' : 'do'} ${String(count - 1)} more.`;
  if (removal) {
    return `${capitalized(place)} names somebody else, and its marks were changed since somebody looked whether they remove that person. Look again.${more}`;
  }
  if (confirmations.length > 0) {
    return `${capitalized(place)} names somebody else. One person said that it belongs here; a second has to look.${more}`;
  }
  return `${capitalized(place)} names somebody else: leave it out, or have two people say that it belongs here.${more}`;
}

function settledSentence(confirmed: number, removed: number): string {
  if (confirmed + removed === 0) return 'No page names another patient where the patient’s name should be.'; // prettier-ignore
  return [confirmedSentence(confirmed), removedSentence(removed)].filter((one) => one !== '').join(' '); // prettier-ignore
}

function confirmedSentence(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? '1 page names somebody else, and was confirmed to belong here.'
    : `${String(count)} pages name somebody else, and were confirmed to belong here.`;
}

/** A page that was confirmed before its marks removed the other person counts as both. */
function removedSentence(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'On 1 page marks remove somebody else; it was looked at as it will leave.'
    : `On ${String(count)} pages marks remove somebody else; they were looked at as they will leave.`;
}

/** Nothing was found there because nothing could be: it is no proof. */
function blindSentence(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? ' 1 page could not be read through, and was only looked at.'
    : ` ${String(count)} pages could not be read through, and were only looked at.`;
}
