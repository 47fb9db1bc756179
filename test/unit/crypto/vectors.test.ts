import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { webPrimitives as p } from '../../../renderer/workers/storage/webPrimitives';
import {
  checkSignature,
  openEntry,
  readBatch,
  type BatchPlace,
} from '../../../shared/crypto/batchFormat';
import {
  chunkSpans,
  fileHeaderLength,
  openChunk,
  openFileHeader,
} from '../../../shared/crypto/fileFormat';
import { openRequestKey } from '../../../shared/crypto/keyWrap';
import { keySlotSchema, openSlot, type SlotSecret } from '../../../shared/crypto/keySlot';
import { parseRecoveryCode } from '../../../shared/crypto/recoveryCode';
import { openRow, type RowPlace } from '../../../shared/crypto/rowFormat';
import { sealingKey } from '../../../shared/crypto/sealing';
import { Vault } from '../../../shared/crypto/vault';
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/domain/base/bytes';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { cheapArgon2 } from '../sync/testDesk';
import { rfc8032 } from './fixedPrimitives';
import { makeVectors } from './makeVectors';

function vector(name: string): unknown {
  const file = new URL(`vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: unknown) => (error as { fault?: { code: string } }).fault?.code ?? String(error),
  );

/** Every byte changed in turn; says which codes came out. */
async function codesOfFlips(bytes: Uint8Array, open: (bytes: Uint8Array) => Promise<unknown>) {
  const codes = new Set<string>();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    changed[at]! ^= 1 << (at % 8);
    codes.add(await codeOf(open(changed)));
  }
  return codes;
}

const refusals = new Set(['vault-damaged', 'newer-format']);

describe('the formats of version 1', () => {
  it('are written as the committed vectors say', async () => {
    for (const [name, made] of Object.entries(await makeVectors())) {
      expect(JSON.parse(JSON.stringify(made)), name).toEqual(vector(name));
    }
  });

  it('have signatures as RFC 8032 says', async () => {
    const signature = await p.ed25519Sign(fromHex(rfc8032.seed), new Uint8Array(0));
    expect(toHex(signature)).toBe(rfc8032.signature);
  });
});

describe('a row', () => {
  const { key, keyId, place, plain, sealed } = vector('row-v1') as {
    key: string;
    keyId: string;
    place: RowPlace;
    plain: string;
    sealed: string;
  };
  const open = async (bytes: Uint8Array, at = place, keyHex = key) =>
    openRow(p, await sealingKey(p, fromHex(keyHex)), at, bytes);

  it('opens to what was sealed', async () => {
    expect(fromUtf8(await open(fromHex(sealed)))).toBe(plain);
  });

  it('opens also with software that is not ours, by the description alone', () => {
    const bytes = fromHex(sealed);
    const id = hkdfSync('sha256', fromHex(key), '', 'roi-desk key id 1', 8);
    expect(toHex(bytes.slice(3, 11))).toBe(toHex(new Uint8Array(id)));
    const decipher = createDecipheriv('aes-256-gcm', fromHex(key), bytes.slice(11, 23));
    decipher.setAAD(utf8(`["row1","request","r-0001",7,"${keyId}"]`));
    decipher.setAuthTag(bytes.slice(-16));
    expect(decipher.update(bytes.slice(23, -16), undefined, 'utf8') + decipher.final('utf8')).toBe(
      plain,
    );
  });

  it('is refused when any byte is another one', async () => {
    const codes = await codesOfFlips(fromHex(sealed), (bytes) => open(bytes));
    expect(codes).toEqual(refusals);
  });

  it('is refused in another place, at another revision, with another key, or cut', async () => {
    const bytes = fromHex(sealed);
    for (const other of [{ table: 'clinic' }, { id: 'r-0002' }, { rev: 6 }]) {
      expect(await codeOf(open(bytes, { ...place, ...other }))).toBe('vault-damaged');
    }
    expect(await codeOf(open(bytes, place, '00'.repeat(32)))).toBe('vault-damaged');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await codeOf(open(bytes.slice(0, length)))).toBe('vault-damaged');
    }
  });

  it('of a newer version stops with a clear fault', async () => {
    const bytes = fromHex(sealed);
    bytes[2] = 2;
    expect(await codeOf(open(bytes))).toBe('newer-format');
  });
});

describe('a batch of changes', () => {
  const { keys, publicKey, place, plain, sealed } = vector('batch-v1') as {
    keys: string[];
    publicKey: string;
    place: BatchPlace;
    plain: string[];
    sealed: string;
  };

  async function open(bytes: Uint8Array, keyOrder = keys) {
    const batch = readBatch(bytes);
    await checkSignature(p, batch, fromHex(publicKey));
    const opened = [];
    for (const [index, key] of keyOrder.entries()) {
      opened.push(fromUtf8(await openEntry(p, batch, index, await sealingKey(p, fromHex(key)))));
    }
    return { place: batch.place, opened };
  }

  it('opens to what was sealed, each change with its own key', async () => {
    expect(await open(fromHex(sealed))).toEqual({ place, opened: plain });
    expect(await codeOf(open(fromHex(sealed), keys.toReversed()))).toBe('vault-damaged');
  });

  it('is refused when any byte is another one, or cut', async () => {
    const bytes = fromHex(sealed);
    expect(await codesOfFlips(bytes, (changed) => open(changed))).toEqual(refusals);
    for (let length = 0; length < bytes.length; length += 7) {
      expect(await codeOf(open(bytes.slice(0, length)).then())).toBe('vault-damaged');
    }
  });

  it('keeps its seal even from one who can sign: changes put in another order do not open', async () => {
    const batch = readBatch(fromHex(sealed));
    const swapped = { ...batch, entries: batch.entries.toReversed() };
    const key = await sealingKey(p, fromHex(keys[1]!));
    expect(await codeOf(openEntry(p, swapped, 0, key))).toBe('vault-damaged');
    const moved = { ...batch, place: { ...place, firstSeq: 42 } };
    const first = await sealingKey(p, fromHex(keys[0]!));
    expect(await codeOf(openEntry(p, moved, 0, first))).toBe('vault-damaged');
    const dropped = { ...batch, entries: batch.entries.slice(0, 1) };
    expect(await codeOf(openEntry(p, dropped, 0, first))).toBe('vault-damaged');
  });
});

describe('a file', () => {
  const { requestKey, fileId, plain, sealed } = vector('file-v1') as {
    requestKey: string;
    fileId: string;
    plain: string;
    sealed: string;
  };

  async function open(bytes: Uint8Array, id = fileId, keyHex = requestKey) {
    const key = await sealingKey(p, fromHex(keyHex));
    const file = await openFileHeader(p, key, id, bytes.slice(0, fileHeaderLength));
    const [span] = chunkSpans(bytes.length);
    return openChunk(p, file, span!, bytes.slice(span!.offset));
  }

  it('opens to what was sealed', async () => {
    expect(fromUtf8(await open(fromHex(sealed)))).toBe(plain);
  });

  it('is refused when any byte is another one, when cut, under another name or key', async () => {
    const bytes = fromHex(sealed);
    expect(await codesOfFlips(bytes, (changed) => open(changed))).toEqual(refusals);
    for (let length = 0; length < bytes.length; length += 5) {
      expect(await codeOf(open(bytes.slice(0, length)))).toBe('vault-damaged');
    }
    expect(await codeOf(open(bytes, 'ff'.repeat(16)))).toBe('vault-damaged');
    expect(await codeOf(open(bytes, fileId, '00'.repeat(32)))).toBe('vault-damaged');
  });
});

describe("a request's wrapped key", () => {
  const { wrapping, requestId, key, sealed } = vector('wrap-v1') as {
    wrapping: string;
    requestId: string;
    key: string;
    sealed: string;
  };
  const open = async (bytes: Uint8Array, id = requestId) =>
    openRequestKey(p, await sealingKey(p, fromHex(wrapping)), id, bytes);

  it('opens for its request and no other, and with every byte in place', async () => {
    expect(toHex((await open(fromHex(sealed))).bytes)).toBe(key);
    expect(await codeOf(open(fromHex(sealed), 'r-0002'))).toBe('vault-damaged');
    expect(await codesOfFlips(fromHex(sealed), (bytes) => open(bytes))).toEqual(refusals);
  });
});

describe('a key slot', () => {
  const { owner, passphrase, deviceSecret, recoveryCode, keys, slots } = vector('slots-v1') as {
    owner: string;
    passphrase: string;
    deviceSecret: string;
    recoveryCode: string;
    keys: string;
    slots: unknown[];
  };
  const [plainSlot, deviceSlot, recoverySlot] = slots.map((slot) => keySlotSchema.parse(slot));
  const argon2 = cheapArgon2;

  it('opens with its own secret', async () => {
    const code = await parseRecoveryCode(p, recoveryCode);
    const device = fromHex(deviceSecret);
    const ways: [SlotSecret, typeof plainSlot][] = [
      [{ kind: 'passphrase', passphrase, argon2 }, plainSlot],
      [{ kind: 'passphrase+device', passphrase, argon2, deviceSecret: device }, deviceSlot],
      [{ kind: 'recovery', code }, recoverySlot],
    ];
    for (const [secret, slot] of ways) {
      expect(toHex((await openSlot(p, owner, secret, slot!))!)).toBe(keys);
    }
  });

  it('does not open with another passphrase, for another person, or without the device', async () => {
    const right: SlotSecret = { kind: 'passphrase', passphrase, argon2 };
    expect(
      await openSlot(p, owner, { ...right, passphrase: 'Seven green lamps' }, plainSlot!),
    ).toBeUndefined();
    expect(await openSlot(p, 'u2', right, plainSlot!)).toBeUndefined();
    expect(await openSlot(p, owner, right, deviceSlot!)).toBeUndefined();
    const wrong = {
      ...right,
      kind: 'passphrase+device' as const,
      deviceSecret: new Uint8Array(32),
    };
    expect(await openSlot(p, owner, wrong, deviceSlot!)).toBeUndefined();
  });
});

describe('the header', () => {
  const { passphrases, recoveryCode, header } = vector('header-v1') as {
    passphrases: string[];
    recoveryCode: string;
    header: string;
  };

  function vaultWith(text: string) {
    const disk = new MemoryDisk();
    const { header: storage } = openMemoryStorage(disk);
    disk.header.set('header', utf8(text));
    return new Vault({ primitives: p, storage, clock: () => 0, testOnlyArgon2: cheapArgon2 });
  }

  it('lets in both people and the holder of the code', async () => {
    const vault = vaultWith(header);
    const people = (await vault.lockScreen())!.people;
    for (const [index, person] of people.entries()) {
      expect((await vault.unlock(person.id, passphrases[index]!)).userName).toBe(person.name);
    }
    expect((await vault.unlockWithRecovery(recoveryCode)).breakGlass).toBe(true);
  });

  it('is refused after unlock when a name, a role or a key in it is another one', async () => {
    const ada = (await vaultWith(header).lockScreen())!.people[0]!;
    const parsed = JSON.parse(header) as { users: { box: string }[]; v: number };
    const changes = [
      header.replace('"clerk"', '"manager"'),
      header.replace('Ben Orr', 'Eve Orr'),
      header.replace(parsed.users[1]!.box, '11'.repeat(32)),
    ];
    for (const changed of changes) {
      expect(changed).not.toBe(header);
      expect(await codeOf(vaultWith(changed).unlock(ada.id, passphrases[0]!))).toBe(
        'vault-damaged',
      );
    }
  });

  it('of a newer version stops with a clear fault, and one cut short too', async () => {
    const newer = header.replace(/"v":1}$/, '"v":2}');
    expect(newer).not.toBe(header);
    expect(await codeOf(vaultWith(newer).lockScreen())).toBe('newer-format');
    expect(await codeOf(vaultWith(header.slice(0, -2)).lockScreen())).toBe('vault-damaged');
  });
});
