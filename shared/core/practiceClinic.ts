import type { Session } from '../contract/session';
import { Refused } from '../domain/base/fault';
import type { DeskParts, DeskSession, PracticeClinic } from './session';

type Call = Parameters<PracticeClinic['fill']>[0];

/** Opens the practice clinic; a new one is filled while the clerk already looks around. */
export async function openPractice(
  session: DeskSession,
  parts: DeskParts,
  call: Call,
): Promise<Session> {
  const clinic = parts.practice;
  if (!clinic) {
    throw new Refused(
      'not-practice',
      'This is a real desk. Start it in practice mode to practise.',
    );
  }
  const before = await session.status();
  if (before.state === 'open') return before;
  const { profile, userName, passphrase } = clinic;
  if (before.state === 'locked') return unlockFirst(session, before.people, passphrase);
  await session.createClinic({ profile, userName, passphrase });
  void clinic.fill(call, parts.emit).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : typeof error;
    parts.log.bug({ verb: 'practice.fill', error: name, places: [] });
  });
  return session.status();
}

function unlockFirst(
  session: DeskSession,
  people: readonly { id: string }[],
  passphrase: string,
): Promise<Session> {
  const [first] = people;
  if (!first) throw new Error('a practice clinic without people');
  return session.unlock({ userId: first.id, passphrase });
}
