import type { staffVerbs } from '../contract/staff';
import type { Role } from '../contract/verb';
import { Refused } from '../domain/base/fault';
import { noSuchPerson } from '../domain/base/vaultFaults';
import { ofClinic, record } from './change';
import type { OpenDesk, StationHandlers } from './context';

/** The people of the desk: who they are, what they may do, and how they open it. */
export const staffHandlers: StationHandlers<typeof staffVerbs> = {
  // Recorded before the key is made, so that nobody ever holds a key without a trace of it.
  'people.add': async (desk, person) => {
    const { name, role } = person;
    checkMayMake(desk, role);
    const userId = desk.ids.newId();
    await record(desk, ...ofClinic({ type: 'clinic.personAdded', body: { userId, name, role } }));
    await desk.staff.addUser({ ...person, id: userId });
    return { people: [...desk.people] };
  },
  'people.changeRole': async (desk, { userId, role, reason }) => {
    checkMayChange(desk, userId);
    checkMayMake(desk, role);
    const body = { userId, role, reason };
    await record(desk, ...ofClinic({ type: 'clinic.roleChanged', body }));
    await desk.staff.setRole(userId, role);
    return { people: [...desk.people] };
  },
  'people.givePassphrase': async (desk, { userId, passphrase, reason }) => {
    checkMayChange(desk, userId);
    checkHasPassphrases(desk);
    await record(desk, ...ofClinic({ type: 'clinic.passphraseGiven', body: { userId, reason } }));
    await desk.staff.resetPassphrase(userId, passphrase);
    return { people: [...desk.people] };
  },
  // Recorded after it is done: recorded first, a kill between the two would leave the given one good.
  'people.choosePassphrase': async (desk, { current, next }) => {
    checkHasPassphrases(desk);
    if (current === next) throw samePassphrase();
    await desk.staff.changePassphrase(current, next);
    const { id: userId } = desk.user;
    await record(desk, ...ofClinic({ type: 'clinic.passphraseChosen', body: { userId } }));
    return {};
  },
};

/** Only an administrator touches another one, and nobody themselves: so one is always left. */
function checkMayChange(desk: OpenDesk, userId: string): void {
  const person = desk.people.find(({ id }) => id === userId);
  if (!person) throw noSuchPerson();
  if (userId === desk.user.id) throw notOneself();
  checkMayMake(desk, person.role);
}

function checkMayMake({ user }: OpenDesk, role: Role): void {
  if (role === 'administrator' && user.role !== 'administrator') throw administratorsOnly();
}

function checkHasPassphrases({ practice }: OpenDesk): void {
  if (practice) throw noPassphrases();
}

function notOneself(): Refused {
  return new Refused(
    'not-oneself',
    'Nobody changes their own role or gives themselves a passphrase. Ask another manager; to choose a new passphrase, use “Choose a new passphrase”.',
  );
}

function administratorsOnly(): Refused {
  return new Refused(
    'administrators-only',
    'Only an administrator may do this for an administrator. Ask one of them.',
  );
}

function samePassphrase(): Refused {
  return new Refused(
    'same-passphrase',
    'The new passphrase is the one you have. Think of another one.',
  );
}

function noPassphrases(): Refused {
  return new Refused(
    'practice-passphrase',
    'The practice clinic opens without a passphrase, so there is none to change.',
  );
}
