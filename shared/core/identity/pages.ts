import type { GateItem } from '../../contract/request';
import type { IdentityView } from '../../contract/identity';
import { identityLine } from '../../domain/identity/line';
import { confirmationsOf, isSettled, type PageIdentity } from '../../domain/identity/slice';
import { whosePage, type Whose } from '../../domain/identity/whosePage';
import type { PatientIdentity } from '../../domain/patients/slice';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import type { PageRef } from '../../domain/review/slice';
import { formOf, personName, type OpenDesk } from '../context';
import { oncePerState } from '../once';
import { documentsOf, includedPages } from '../packing';
import { namedOf, patientOf } from '../patients/patientOf';

interface JudgedPage {
  readonly ref: PageRef;
  readonly whose: Whose;
}

/** Whose each page is that goes out; a page without words is nobody's until somebody reads it. */
const judgedPages = oncePerState((desk, state): readonly JudgedPage[] => {
  const patient = patientOnPaper(desk, state);
  return documentsOf(state).flatMap((document) => {
    const read = new Map((state.identity?.read[document.id] ?? []).map((one) => [one.page, one]));
    return includedPages(state, document).map((page) => ({
      ref: { documentId: document.id, page },
      whose: whosePage(read.get(page) ?? nothing(page), patient),
    }));
  });
});

function nothing(page: number): PageIdentity {
  return { page, names: [], births: [], numbers: [] };
}

/** Every name, birth date and number the desk knows of the patient. */
function patientOnPaper(desk: OpenDesk, state: RequestState): PatientIdentity {
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

/** Documents whose pages nobody has compared with the patient. */
export function uncompared(state: RequestState): readonly RecordDocument[] {
  const read = state.identity?.read ?? {};
  return documentsOf(state).filter(({ id }) => !Object.hasOwn(read, id));
}

/** Pages that go out and name somebody else. */
export function alienPages(desk: OpenDesk, state: RequestState) {
  return judgedPages(desk, state).flatMap(({ ref, whose }) =>
    whose.kind === 'other'
      ? [{ ref, whose, confirmations: confirmationsOf(state.identity, ref, whose.because) }]
      : [],
  );
}

/** The line of the release gate. */
export function identityItem(desk: OpenDesk, state: RequestState): GateItem {
  const aliens = alienPages(desk, state).map(({ ref, confirmations }) => ({
    place: placeOf(state, ref),
    confirmations,
  }));
  const unread = uncompared(state).filter((one) => includedPages(state, one).length > 0);
  return identityLine(aliens, unread.map(({ title }) => title)); // prettier-ignore
}

function placeOf(state: RequestState, { documentId, page }: PageRef): string {
  const title = documentsOf(state).find(({ id }) => id === documentId)?.title ?? '';
  return `page ${String(page)} of “${title}”`;
}

/** What the review shows of whose pages these are. */
export function identityViewOf(desk: OpenDesk, state: RequestState): IdentityView {
  const unsure = judgedPages(desk, state).filter(({ whose }) => whose.kind === 'unsure');
  return {
    others: alienPages(desk, state).map(({ ref, whose, confirmations }) => ({
      ...ref,
      because: whose.because,
      alsoPatient: whose.alsoPatient,
      settled: isSettled(confirmations),
      confirmations: confirmations.map(({ said, reason }) => ({
        by: personName(desk, said.by),
        byMe: said.by === desk.user.id,
        reason,
      })),
    })),
    unsure: unsure.map(({ ref }) => ref),
  };
}
