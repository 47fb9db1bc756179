import { calendarDate } from '../../../shared/core/calendar';
import { createClerk } from '../../../shared/core/practice/clerk';
import { practicePassphrase } from '../../../shared/core/practice/staff';
import type { PracticeClinic } from '../../../shared/core/session';
import type { Fault } from '../../../shared/domain/base/fault';
import { addDays, localDate } from '../../../shared/domain/base/localDate';
import type { DeskShell } from '../../../shared/core/deskShell';
import { createTurnstile, type Turnstile } from './turnstile';

export interface PracticeHost {
  readonly clinic: PracticeClinic;
  /** Takes paper and files from nobody while the made-up clerk is at work. */
  readonly shell: DeskShell;
  /** Through it goes every call of the page: for a moment somebody else is signed in. */
  readonly turnstile: Turnstile;
  /** Why a call of the page has to wait until the clinic is filled. */
  whyWait(verb: string): Fault | undefined;
}

const profile: PracticeClinic['profile'] = {
  name: 'River Clinic (practice)',
  address: '100 Practice Way, Austin, TX 78701',
  phone: '(512) 555-0100',
  state: 'TX',
  facilityType: 'physician',
  timeZone: 'America/Chicago',
  privacyContact: 'The privacy officer, (512) 555-0101',
  isPart2Program: false,
  batesPrefix: 'RIVER',
};

const stillFilling: Fault = {
  code: 'practice-filling',
  message: 'The practice clinic is still being filled. Try again in a minute.',
};

/**
 * The practice clinic on this machine. Its made-up clerk releases packets too; while it works,
 * nothing may reach a printer or a folder, so a page's own wish to release waits.
 */
export function hostPractice(shell: DeskShell): PracticeHost {
  let filling = false;
  const turnstile = createTurnstile();
  return {
    turnstile,
    shell: {
      ...shell,
      'print.pdf': (input) =>
        filling ? Promise.resolve({ outcome: 'sent' }) : shell['print.pdf'](input),
    },
    whyWait: (verb) => (filling && verb.startsWith('release.') ? stillFilling : undefined),
    clinic: {
      profile,
      userName: 'Practice clerk',
      passphrase: practicePassphrase,
      async fill(call, emit) {
        filling = true;
        try {
          await fill({ call, emit, alone: (work) => turnstile.alone(work) });
        } finally {
          filling = false;
        }
      },
    },
  };
}

interface FillParts {
  readonly call: Parameters<PracticeClinic['fill']>[0];
  readonly emit: Parameters<PracticeClinic['fill']>[1];
  readonly alone: Turnstile['alone'];
}

async function fill({ call, emit, alone }: FillParts): Promise<void> {
  // Invented names come with a large table; a real desk never loads it.
  const [{ fillPractice }, { planPractice }] = await Promise.all([
    import('../../../shared/core/practice/fill'),
    import('../../../shared/core/practice/plan'),
  ]);
  const today = localDate(calendarDate(new Date().toISOString(), profile.timeZone));
  const parts = {
    clerk: createClerk(call as Parameters<typeof createClerk>[0]),
    daysAgo: (days: number) => addDays(today, -days),
    onProgress: (done: number, total: number) =>
      emit({ type: 'progress', task: 'practice', done, total }),
    alone,
  };
  await fillPractice(parts, planPractice());
}
