import type { LessonView } from '../contract/practice';
import type { Session } from '../contract/session';
import { Refused } from '../domain/base/fault';
import type { RequestState } from '../domain/request/state';
import { formOf, type OpenDesk } from './context';
import { lessonRecordNumber, lessons } from './practice/lessons';
import type { DeskParts, DeskSession, PracticeClinic } from './session';
import { viewOfState } from './view';

type Parts = DeskParts & { readonly call: Parameters<PracticeClinic['fill']>[0] };

/** Opens the practice clinic; a new one is filled while the clerk already looks around. */
export async function openPractice(
  session: DeskSession,
  parts: Parts,
  { userId }: { readonly userId?: string },
): Promise<Session> {
  const clinic = parts.practice;
  if (!clinic) throw notPractice();
  const before = await session.status();
  if (before.state === 'open') return before;
  const { profile, userName, passphrase } = clinic;
  if (before.state === 'locked') {
    return session.unlock({ userId: userId ?? idOf(userName, before.people), passphrase });
  }
  await session.createClinic({ profile, userName, passphrase });
  void clinic.fill(parts.call, parts.emit).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : typeof error;
    parts.log.bug({ verb: 'practice.fill', error: name, places: [] });
  });
  return session.status();
}

function notPractice(): Refused {
  return new Refused('not-practice', 'This is a real desk. Start it in practice mode to practise.');
}

function idOf(userName: string, people: readonly { id: string; name: string }[]): string {
  const clerk = people.find(({ name }) => name === userName) ?? people[0];
  if (!clerk) throw new Error('a practice clinic without people');
  return clerk.id;
}

/** What there is to find, with the request it is in. */
export async function lessonsOf(desk: OpenDesk): Promise<{ lessons: LessonView[] }> {
  if (!desk.practice) throw notPractice();
  const made = requestsByRecordNumber(desk);
  const list = lessons.map(async (lesson): Promise<LessonView> => {
    const state = made.get(lessonRecordNumber(lesson.id));
    if (!state) return { ...lesson };
    const { number, patient, status } = (await viewOfState(desk, state)).band;
    return { ...lesson, request: { requestId: state.id, number, patient, status } };
  });
  return { lessons: await Promise.all(list) };
}

/** The oldest of each number: a trainee may log another request of the same patient. */
function requestsByRecordNumber(desk: OpenDesk): ReadonlyMap<string, RequestState> {
  const newestFirst = desk.journal
    .all('request')
    .toSorted((a, b) => (a.intake.started.at < b.intake.started.at ? 1 : -1));
  return new Map(newestFirst.map((state) => [formOf(state).patientRecordNumber, state]));
}
