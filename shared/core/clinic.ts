import type { sessionVerbs } from '../contract/session';
import { ofClinic, record } from './change';
import { clinicOf, type StationHandlers } from './context';

/** The clinic's own data: letterhead, address book. */
export const clinicHandlers: StationHandlers<
  Pick<typeof sessionVerbs, 'clinic.change' | 'clinic.addressBook'>
> = {
  'clinic.change': async (desk, { profile }) => {
    await record(desk, ...ofClinic({ type: 'clinic.changed', body: { profile } }));
    return { profile: clinicOf(desk).profile };
  },
  'clinic.addressBook': (desk) => ({ entries: clinicOf(desk).addressBook }),
};
