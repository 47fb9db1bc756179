import { calendarDate } from '../../../shared/core/calendar';
import { createClerk } from '../../../shared/core/practice/clerk';
import type { PracticeClinic } from '../../../shared/core/session';
import type { Fault } from '../../../shared/domain/base/fault';
import { addDays, localDate } from '../../../shared/domain/base/localDate';
import type { DeskShell } from '../../../shared/core/deskShell';

export interface PracticeHost {
  readonly clinic: PracticeClinic;
  /** Takes paper and files from nobody while the made-up clerk is at work. */
  readonly shell: DeskShell;
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
  return {
    shell: {
      ...shell,
      'print.pdf': (input) =>
        filling ? Promise.resolve({ outcome: 'sent' }) : shell['print.pdf'](input),
    },
    whyWait: (verb) => (filling && verb.startsWith('release.') ? stillFilling : undefined),
    clinic: {
      profile,
      userName: 'Practice clerk',
      // Guards nothing: everybody in it is made up.
      passphrase: 'practice practice practice',
      async fill(call, emit) {
        filling = true;
        try {
          await fill(call, emit);
        } finally {
          filling = false;
        }
      },
    },
  };
}

async function fill(...[call, emit]: Parameters<PracticeClinic['fill']>): Promise<void> {
  // Invented names come with a large table; a real desk never loads it.
  const { fillPractice } = await import('../../../shared/core/practice/fill');
  const today = localDate(calendarDate(new Date().toISOString(), profile.timeZone));
  await fillPractice({
    clerk: createClerk(call as Parameters<typeof createClerk>[0]),
    daysAgo: (days) => addDays(today, -days),
    onProgress: (done, total) => emit({ type: 'progress', task: 'practice', done, total }),
  });
}
