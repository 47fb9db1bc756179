import type { sessionVerbs } from '../contract/session';
import type { RequestState } from '../domain/request/state';
import { ofClinic, record } from './change';
import { clinicOf, isClosed, type StationHandlers } from './context';
import { packetIsCurrent } from './inputsHash';

/** The clinic's own data: letterhead, address book. */
export const clinicHandlers: StationHandlers<
  Pick<typeof sessionVerbs, 'clinic.change' | 'clinic.weighChange' | 'clinic.addressBook'>
> = {
  'clinic.change': async (desk, { profile }) => {
    await record(desk, ...ofClinic({ type: 'clinic.changed', body: { profile } }));
    return { profile: clinicOf(desk).profile };
  },
  'clinic.weighChange': async (desk) => {
    const open = desk.journal.all('request').filter(isOpen);
    const current = await Promise.all(open.map((state) => packetIsCurrent(desk, state)));
    return { openRequests: open.length, packets: current.filter(Boolean).length };
  },
  'clinic.addressBook': (desk) => ({ entries: clinicOf(desk).addressBook }),
};

function isOpen(state: RequestState): boolean {
  return state.intake.logged !== undefined && !isClosed(state);
}
