import { expect, test } from 'vitest';
import { relayShell } from '../../../renderer/workers/vault/shellRelay';

test('the proof that nothing left the desk reaches the vault with the refusal, and only with it', async () => {
  const asked: number[] = [];
  const relay = relayShell(({ id }) => void asked.push(id));
  const answers = [
    { code: 'shell.disk-full', message: 'Full.', nothingLeft: true },
    { code: 'shell.failed', message: 'Look in the folder.' },
  ] as const;
  for (const fault of answers) {
    const saving = relay.shell['file.save']({ suggestedName: 'a.pdf', bytes: new Uint8Array(1) });
    relay.answered(asked.at(-1) ?? 0, { ok: false, fault });
    await expect(saving).rejects.toMatchObject({ fault });
    await saving.catch((error: unknown) => expect(error).toHaveProperty('fault', fault));
  }
});
