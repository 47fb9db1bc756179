import { toHex } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import type { ClinicKeys } from './clinicKeys';
import { encodeHeader, type Header, type Member } from './header';
import type { HeaderStore } from './headerStore';
import { newIdentity, publicIdentity } from './identity';
import { newMember, sealToMember, type SlotMaker } from './member';
import type { NewPerson, Person } from './person';
import type { Primitives } from './primitives';

export const headerStoreKey = 'header';

export interface BookParts {
  readonly primitives: Primitives;
  readonly storage: HeaderStore;
  readonly slots: SlotMaker;
  /** Authenticates what is written. */
  readonly macKey: Uint8Array;
}

/** The header of an unlocked desk. A change is seen only after it is safe on the disk. */
export class HeaderBook {
  constructor(
    private readonly parts: BookParts,
    private header: Header,
  ) {}

  people(): Person[] {
    return peopleOf(this.header);
  }

  member(id: string): Member {
    const found = [...this.header.users, this.header.recovery].find((member) => member.id === id);
    if (found === undefined) throw noSuchPerson();
    return found;
  }

  /** Whose key this is, also when it is one they signed with before a reset. */
  signer(keyId: string): { personId: string; publicKey: string } | undefined {
    for (const member of [...this.header.users, this.header.recovery]) {
      const key = [member.sign, ...member.pastSigns].find((sign) => sign.keyId === keyId);
      if (key !== undefined) return { personId: member.id, publicKey: key.publicKey };
    }
    return undefined;
  }

  async add(person: NewPerson, keys: readonly ClinicKeys[]): Promise<Person> {
    const member = await newMember(this.parts.primitives, this.parts.slots, person);
    const withMember = { ...this.header, users: [...this.header.users, member] };
    await this.save(await this.shareKeys(withMember, member, keys));
    return { id: member.id, name: member.name, role: member.role };
  }

  async setRole(id: string, role: string): Promise<void> {
    await this.save(this.replace({ ...this.member(id), role }));
  }

  async changePassphrase(id: string, current: string, next: string): Promise<void> {
    const member = this.member(id);
    const secret = await this.parts.slots.open(member, current);
    const slot = await this.parts.slots.make(id, next, secret);
    secret.fill(0);
    await this.save(this.replace({ ...member, slot }));
  }

  async resetPassphrase(id: string, next: string, keys: readonly ClinicKeys[]): Promise<void> {
    if (id === this.header.recovery.id) throw noSuchPerson();
    const old = this.member(id);
    const identity = await newIdentity(this.parts.primitives);
    const slot = await this.parts.slots.makeFor(id, next, identity);
    const member = {
      ...old,
      ...publicIdentity(identity),
      pastSigns: [...old.pastSigns, old.sign],
      slot,
    };
    await this.save(await this.shareKeys(this.replace(member), member, keys));
  }

  async save(header: Header): Promise<void> {
    const bytes = await encodeHeader(this.parts.primitives, this.parts.macKey, header);
    await this.parts.storage.put(headerStoreKey, bytes);
    this.header = header;
  }

  private replace(changed: Member): Header {
    const users = this.header.users.map((user) => (user.id === changed.id ? changed : user));
    return { ...this.header, users };
  }

  private async shareKeys(
    header: Header,
    member: Member,
    keys: readonly ClinicKeys[],
  ): Promise<Header> {
    const clinicKeys = await Promise.all(
      header.clinicKeys.map(async ({ epoch, sealed }) => {
        const own = keys.find((candidate) => candidate.epoch === epoch);
        if (own === undefined) return { epoch, sealed };
        const envelope = await sealToMember(this.parts.primitives, header.clinicId, member, own);
        return { epoch, sealed: { ...sealed, [member.id]: toHex(envelope) } };
      }),
    );
    return { ...header, clinicKeys };
  }
}

export function peopleOf(header: Header): Person[] {
  return header.users.map(({ id, name, role }) => ({ id, name, role }));
}

function noSuchPerson(): Refused {
  return new Refused(
    'no-such-person',
    'That person is not on the list of this desk any more. Choose another name.',
  );
}
