import { createClerk } from '../../../shared/core/practice/clerk';
import { fillPractice } from '../../../shared/core/practice/fill';
import { lessonRecordNumber, type LessonId } from '../../../shared/core/practice/lessons';
import type { PracticeRequest } from '../../../shared/core/practice/plan';
import { practicePassphrase } from '../../../shared/core/practice/staff';
import { addDays, localDate } from '../../../shared/domain/base/localDate';
import type { RequestView } from '../../../shared/contract/request';
import { openBareDesk, riverClinic, type TestDesk } from '../../support/desk';

const today = localDate('2026-11-24');

export interface PracticeDesk extends TestDesk {
  /** The request of a lesson, as it stands now. */
  lesson(id: LessonId): Promise<RequestView>;
  /** Opens the practice clinic as somebody of its staff. */
  openAs(name: string): Promise<void>;
}

/** A practice clinic filled with these requests, its own clerk signed in. */
export async function openPracticeDesk(plan: readonly PracticeRequest[]): Promise<PracticeDesk> {
  let filled = Promise.resolve();
  const desk = await openBareDesk({
    now: '2026-11-24T15:00:00.000Z',
    practice: {
      ...{ profile: riverClinic, userName: 'Practice clerk', passphrase: practicePassphrase },
      fill: (call) => (filled = fill(call, plan)),
    },
  });
  await desk.ask('practice.open', {});
  await filled;
  return { ...desk, lesson: (id) => lessonOf(desk, id), openAs: (name) => openAs(desk, name) };
}

function fill(call: unknown, plan: readonly PracticeRequest[]): Promise<void> {
  return fillPractice(
    {
      clerk: createClerk(call as Parameters<typeof createClerk>[0]),
      daysAgo: (days) => addDays(today, -days),
      onProgress: () => undefined,
      alone: (work) => work(),
    },
    plan,
  );
}

async function lessonOf(desk: TestDesk, id: LessonId): Promise<RequestView> {
  const { lessons } = await desk.ask('practice.lessons', {});
  const found = lessons.find((lesson) => lesson.id === id)?.request;
  if (!found) throw new Error(`no request of the lesson ${lessonRecordNumber(id)}`);
  return desk.ask('request.view', { requestId: found.requestId });
}

async function openAs(desk: TestDesk, name: string): Promise<void> {
  desk.lock();
  const session = await desk.ask('session.status', {});
  const people = session.state === 'empty' ? [] : session.people;
  const userId = people.find((person) => person.name === name)?.id ?? '';
  await desk.ask('practice.open', { userId });
}
