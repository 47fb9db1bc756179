import { describe, expect, it } from 'vitest';
import { createVaultSeat } from '../../../../renderer/app/start/vaultSeat';
import type { VaultClient } from '../../../../renderer/app/vault/vaultClient';

/** A vault that answers when told, and writes down what happens to it. */
function recordedVault(name: string, log: string[]) {
  const answers: (() => void)[] = [];
  const client: VaultClient = {
    call: ((verb: string) =>
      new Promise((resolve) => {
        log.push(`${name}: ${verb}`);
        answers.push(() => {
          log.push(`${name}: kept`);
          resolve({ ok: true, value: {} });
        });
      })) as unknown as VaultClient['call'],
    onEvent: () => () => undefined,
    end: () => log.push(`${name}: ended`),
  };
  return { client, answer: () => answers.forEach((answer) => answer()) };
}

describe('locking', () => {
  it('what is on its way to the vault is kept before the worker ends', async () => {
    const log: string[] = [];
    const first = recordedVault('first', log);
    const second = recordedVault('second', log);
    const vaults = [first.client, second.client];
    const seat = createVaultSeat(() => Promise.resolve(vaults.shift()!));
    await seat.replace(false);

    void seat.call('session.status', {});
    const locked = seat.replace(false);
    await Promise.resolve();
    first.answer();
    await locked;
    expect(log).toEqual(['first: session.status', 'first: kept', 'first: ended']);
  });

  it('two locks at once leave one worker, not two', async () => {
    const log: string[] = [];
    let opened = 0;
    const seat = createVaultSeat(() => {
      opened += 1;
      return Promise.resolve(recordedVault(`vault ${opened}`, log).client);
    });
    await Promise.all([seat.replace(false), seat.replace(false)]);
    expect(log).toEqual(['vault 1: ended']);
  });

  it('a call while no worker sits there says that the desk is locked', async () => {
    const seat = createVaultSeat(() => Promise.reject(new Error('no')));
    const reply = await seat.call('session.status', {});
    expect(reply).toMatchObject({ ok: false, fault: { code: 'locked' } });
  });
});
