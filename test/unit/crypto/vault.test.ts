import { describe, expect, it } from 'vitest';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { secondsToWait } from '../../../shared/crypto/passphraseDelay';
import { Vault } from '../../../shared/crypto/vault';
import { fromUtf8, toHex, utf8 } from '../../../shared/domain/base/bytes';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { cheapArgon2, journalOver, newClinic, count, vaultOn } from '../sync/testDesk';

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: unknown) => (error as { fault?: { code: string } }).fault?.code ?? String(error),
  );

const right = 'seven green lamps';

describe('the passphrase', () => {
  it('opens the desk after a restart, however the accents were typed', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const person = await keyring.addUser({
      name: 'Zoë',
      role: 'clerk',
      passphrase: 'caf\u00e9 noir',
    });
    expect((await vaultOn(disk).unlock(person.id, 'cafe\u0301 noir')).userName).toBe('Zoë');
  });

  it('that is wrong is refused, waits longer each time, and nothing is lost', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    let now = 1_000_000;
    // A new vault for every try, as if the desk were killed and started again.
    const tryWith = (passphrase: string) =>
      codeOf(vaultOn(disk, () => now).unlock(keyring.userId, passphrase));
    for (const wait of [0, 0, 0, 1, 2, 4, 8]) {
      if (wait > 0) {
        now += wait * 1000 - 1;
        expect(await tryWith(right)).toBe('too-many-tries');
        now += 1;
      }
      expect(await tryWith('wrong')).toBe('wrong-passphrase');
    }
    now += 16_000;
    expect(await tryWith(right)).toBe('opened');
    expect(await tryWith('wrong')).toBe('wrong-passphrase');
    expect(await tryWith(right)).toBe('opened');
  });

  it('waits 0, 0, 1, 2, 4 and so on up to 60 seconds', () => {
    const waits = Array.from({ length: 12 }, (_, failures) => secondsToWait(failures + 1));
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it('gains nothing from a clock set back, and loses no more than the wait', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    let now = 1_000_000_000;
    const tryWith = (passphrase: string) =>
      codeOf(vaultOn(disk, () => now).unlock(keyring.userId, passphrase));
    for (let n = 0; n < 3; n += 1) await tryWith('wrong');
    now -= 900_000_000;
    expect(await tryWith(right)).toBe('too-many-tries');
    now += 1000;
    expect(await tryWith(right)).toBe('opened');
  });

  it('can be changed by who knows it, and the old one is then wrong', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    expect(await codeOf(keyring.changePassphrase('wrong', 'x'))).toBe('wrong-passphrase');
    await keyring.changePassphrase(right, 'nine blue doors');
    expect(await codeOf(vaultOn(disk).unlock(keyring.userId, right))).toBe('wrong-passphrase');
    expect(await codeOf(vaultOn(disk).unlock(keyring.userId, 'nine blue doors'))).toBe('opened');
  });

  it('slot made cheaper to guess than the floor is refused', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const { header: storage } = openMemoryStorage(disk);
    const strict = new Vault({ primitives: webPrimitives, storage, clock: Date.now });
    expect(await codeOf(strict.unlock(keyring.userId, right))).toBe('vault-damaged');
    const text = fromUtf8(disk.header.get('header')!);
    disk.header.set('header', utf8(text.replaceAll('"passes":1', '"passes":99')));
    expect(await codeOf(vaultOn(disk).unlock(keyring.userId, right))).toBe('vault-damaged');
  });

  it('at its real cost opens the desk', async () => {
    const { header: storage } = openMemoryStorage(new MemoryDisk());
    const vault = new Vault({ primitives: webPrimitives, storage, clock: Date.now });
    const made = await vault.createClinic({ userName: 'Ada', role: 'manager', passphrase: right });
    expect(made.header.users[0]?.slot).toMatchObject({
      kind: 'passphrase',
      argon2: { memoryKiB: 131072, passes: 3, lanes: 1 },
    });
  });
});

describe('the secret of the device', () => {
  const withDevice = (disk: MemoryDisk, secret: Uint8Array | undefined) =>
    new Vault({
      primitives: webPrimitives,
      storage: openMemoryStorage(disk).header,
      clock: Date.now,
      testOnlyArgon2: cheapArgon2,
      deviceSecret: () => Promise.resolve(secret),
    });

  it('is asked beside the passphrase, and the recovery code still opens without it', async () => {
    const disk = new MemoryDisk();
    const secret = new Uint8Array(32).fill(5);
    const input = { userName: 'Ada', role: 'manager', passphrase: right };
    const { keyring, recoveryCode } = await withDevice(disk, secret).createClinic(input);
    const { userId } = keyring;
    expect(await codeOf(withDevice(disk, secret).unlock(userId, right))).toBe('opened');
    expect(await codeOf(withDevice(disk, undefined).unlock(userId, right))).toBe(
      'device-secret-missing',
    );
    const rescue = await withDevice(disk, undefined).unlockWithRecovery(recoveryCode);
    await rescue.resetPassphrase(userId, 'nine blue doors');
    expect(await codeOf(withDevice(disk, undefined).unlock(userId, 'nine blue doors'))).toBe(
      'opened',
    );
  });
});

describe('the recovery code', () => {
  it('opens everything, as nobody in particular, and gives a person a new passphrase', async () => {
    const disk = new MemoryDisk();
    const { keyring, recoveryCode } = await newClinic(disk);
    const journal = journalOver(openMemoryStorage(disk).rows, keyring);
    await journal.open();
    await journal.append([count('r1', 3)]);

    const rescue = await vaultOn(disk).unlockWithRecovery(
      recoveryCode.toLowerCase().replaceAll('-', ' '),
    );
    expect(rescue.userId).not.toBe(keyring.userId);
    const opened = journalOver(openMemoryStorage(disk).rows, rescue);
    await opened.open();
    await opened.append([count('r1', 1)]);
    await rescue.resetPassphrase(keyring.userId, 'nine blue doors');

    const again = await vaultOn(disk).unlock(keyring.userId, 'nine blue doors');
    const last = journalOver(openMemoryStorage(disk).rows, again);
    await last.open();
    expect(last.get('request', 'r1')?.total).toBe(4);
    // What was signed with the keys before the reset still verifies.
    expect(await last.rebuild()).toMatchObject({ operations: 2, differences: [] });
    expect(await codeOf(vaultOn(disk).unlock(keyring.userId, right))).toBe('wrong-passphrase');
  });

  it('says which kind of wrong it is: mistyped, or of another clinic', async () => {
    const disk = new MemoryDisk();
    const { recoveryCode } = await newClinic(disk);
    const other = await newClinic(new MemoryDisk());
    const vault = vaultOn(disk);
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    const first = recoveryCode.startsWith('7') ? '8' : '7';
    expect(await codeOf(vault.unlockWithRecovery(first + recoveryCode.slice(1)))).toBe(
      'recovery-code-mistyped',
    );
    expect(await codeOf(vault.unlockWithRecovery('7777-7777'))).toBe('recovery-code-mistyped');
    expect(await codeOf(vault.unlockWithRecovery(other.recoveryCode))).toBe('recovery-code-wrong');
  });
});

describe('the desk', () => {
  it('shows who works here before it is unlocked, and no secret', async () => {
    const disk = new MemoryDisk();
    const { keyring, recoveryCode } = await newClinic(disk);
    await keyring.addUser({ name: 'Ben Orr', role: 'clerk', passphrase: 'two red boats' });
    const screen = await vaultOn(disk).lockScreen();
    expect(screen?.clinicName).toBe('Elm Street Clinic');
    expect(screen?.people.map(({ name, role }) => [name, role])).toEqual([
      ['Ada Moss', 'manager'],
      ['Ben Orr', 'clerk'],
    ]);
    const stored = fromUtf8(disk.header.get('header')!);
    for (const secret of [right, 'two red boats', recoveryCode])
      expect(stored).not.toContain(secret);
  });

  it('is not set up twice over another', async () => {
    const disk = new MemoryDisk();
    await newClinic(disk);
    expect(await codeOf(newClinic(disk))).toBe('clinic-exists');
  });

  it('once locked does nothing more with its keys', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const journal = journalOver(openMemoryStorage(disk).rows, keyring);
    await journal.open();
    const key = await keyring.requestKey('r1');
    keyring.lock();
    expect(toHex(key.bytes)).toBe('00'.repeat(32));
    expect(await codeOf(journal.append([count('r1', 1)]))).toBe('locked');
    expect(
      await codeOf((async () => keyring.addUser({ name: 'x', role: 'y', passphrase: 'z' }))()),
    ).toBe('locked');
  });
});
