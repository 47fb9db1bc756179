import type { GateItem } from '../../contract/request';
import type { IdentityView } from '../../contract/identity';
import { identityLine } from '../../domain/identity/line';
import {
  confirmationsOf,
  isSettled,
  removalOf,
  type PageIdentity,
} from '../../domain/identity/slice';
import { whosePage, type Whose } from '../../domain/identity/whosePage';
import type { PatientIdentity } from '../../domain/patients/slice';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import { pageKey, type PageRef } from '../../domain/review/slice';
import { formOf, personName, type OpenDesk } from '../context';
import { oncePerState } from '../once';
import { documentsOf, includedPages, pagesGoingOut, placeOf, standingMarks } from '../packing';
import { namedOf, patientOf } from '../patients/patientOf';
import { blindPages } from '../sensitive/scan';

interface JudgedPage {
  readonly ref: PageRef;
  readonly whose: Whose;
}

/** Whose each page is; a page without words is nobody's until somebody reads it. */
const judgedPages = oncePerState((desk, state): readonly JudgedPage[] => {
  const patient = patientOnPaper(desk, state);
  return documentsOf(state).flatMap((document) => {
    const read = readOf(state, document.id);
    return document.pages.map(({ page }) => ({
      ref: { documentId: document.id, page },
      whose: whosePage(read?.get(page) ?? nothing(page), patient),
    }));
  });
});

/** What a page says by which it names whom; of one without words nothing. */
export function identityOfPage(state: RequestState, { documentId, page }: PageRef): PageIdentity {
  return readOf(state, documentId)?.get(page) ?? nothing(page);
}

function nothing(page: number): PageIdentity {
  return { page, names: [], births: [], numbers: [] };
}

/** Every name, birth date and number the desk knows of the patient. */
export function patientOnPaper(desk: OpenDesk, state: RequestState): PatientIdentity {
  const { recordNumber, ...named } = namedOf(formOf(state));
  const asked = { ...named, recordNumbers: [recordNumber.trim()].filter((one) => one !== '') };
  const found = patientOf(desk, state);
  return found.kind === 'known'
    ? withKnown(asked, found.patient.identity)
    : { ...asked, aliases: [], otherBirthDates: [] };
}

function withKnown(
  asked: Pick<PatientIdentity, 'familyName' | 'givenName' | 'dateOfBirth' | 'recordNumbers'>,
  known: PatientIdentity,
): PatientIdentity {
  return {
    ...asked,
    recordNumbers: [...asked.recordNumbers, ...known.recordNumbers],
    aliases: [...known.aliases, `${known.givenName} ${known.familyName}`],
    otherBirthDates: [...known.otherBirthDates, known.dateOfBirth],
  };
}

/** What the pages of a document say, by page; undefined while nobody has gone through it. */
function readOf({ identity }: RequestState, documentId: string) {
  const pages = identity?.read[documentId];
  return pages && new Map(pages.map((one) => [one.page, one]));
}

/** Pages that go out and could not be read through, in documents that were compared. */
function withoutWords(state: RequestState): number {
  const wordless = documentsOf(state).flatMap((document) => {
    const read = readOf(state, document.id);
    const blind = blindPages(state, document);
    const isWordless = (page: number) => !read?.has(page) || blind?.has(page);
    return read ? includedPages(state, document).filter(isWordless) : [];
  });
  return wordless.length;
}

/** Documents of which pages with a text layer gave no words: the PDF room gave up on them. */
export function unreadText(state: RequestState): readonly RecordDocument[] {
  return documentsOf(state).filter(({ id, pages }) => {
    const read = readOf(state, id);
    return pages.some(({ page, textLength }) => textLength > 0 && !read?.has(page));
  });
}

/** Documents whose pages nobody has compared with the patient. */
export function uncompared(state: RequestState): readonly RecordDocument[] {
  return documentsOf(state).filter(({ id }) => readOf(state, id) === undefined);
}

/** Pages that name somebody else, also those left out or sent already. */
export function alienPages(desk: OpenDesk, state: RequestState) {
  const marks = standingMarks(state);
  return judgedPages(desk, state).flatMap(({ ref, whose }) => {
    if (whose.kind !== 'other') return [];
    const { because } = whose;
    const confirmations = confirmationsOf(state.identity, ref, because);
    const removal = removalOf(state.identity, { ref, because }, marks);
    return [{ ref, whose, confirmations, removal }];
  });
}

function goesOut(state: RequestState): (page: { readonly ref: PageRef }) => boolean {
  const going = new Set(pagesGoingOut(state).map(pageKey));
  return ({ ref }) => going.has(pageKey(ref));
}

/** The line of the release gate. */
export function identityItem(desk: OpenDesk, state: RequestState): GateItem {
  const aliens = alienPages(desk, state)
    .filter(goesOut(state))
    .map(({ ref, confirmations, removal }) => ({
      ...{ confirmations, removal },
      place: placeOf(state, ref),
    }));
  const waiting = uncompared(state).filter((one) => includedPages(state, one).length > 0);
  const titles = waiting.map(({ title }) => title);
  return identityLine(aliens, { uncompared: titles, withoutWords: withoutWords(state) });
}

/** What the review shows of whose pages these are. */
export function identityViewOf(desk: OpenDesk, state: RequestState): IdentityView {
  const going = goesOut(state);
  return {
    others: alienPages(desk, state)
      .filter(going)
      .map(({ ref, whose, confirmations, removal }) => ({
        ...ref,
        because: whose.because,
        alsoPatient: whose.alsoPatient,
        settled: isSettled(confirmations) || removal?.stands === true,
        ...(removal && { removal: { ...removal, by: personName(desk, removal.by) } }),
        confirmations: confirmations.map(({ said, reason }) => ({
          by: personName(desk, said.by),
          byMe: said.by === desk.user.id,
          reason,
        })),
      })),
    unsure: judgedPages(desk, state)
      .filter(going)
      .flatMap(({ ref, whose }) =>
        whose.kind === 'unsure' ? [{ ...ref, because: whose.because }] : [],
      ),
  };
}
