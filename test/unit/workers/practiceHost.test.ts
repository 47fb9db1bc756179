import { expect, it } from 'vitest';
import { hostPractice } from '../../../renderer/workers/vault/practiceHost';
import type { DeskShell } from '../../../shared/core/deskShell';

it('prints nothing and lets nobody release while the made-up clerk is at work, and both after', async () => {
  let printed = 0;
  const printer = {
    'print.pdf': () => {
      printed += 1;
      return Promise.resolve({ outcome: 'sent' });
    },
  } as unknown as DeskShell;
  const host = hostPractice(printer);
  let refuse = (): void => undefined;
  const called = new Promise((resolve) => {
    refuse = () => {
      resolve({ ok: false, fault: { code: 'bug', message: '' } });
    };
  });
  const print = () => host.shell['print.pdf']({ bytes: new Uint8Array([1]) });

  const filling = host.clinic.fill(
    () => called,
    () => undefined,
  );
  expect(await print()).toEqual({ outcome: 'sent' });
  expect(printed).toBe(0);
  expect(host.whyWait('release.print')?.code).toBe('practice-filling');
  expect(host.whyWait('request.view')).toBeUndefined();

  refuse();
  await expect(filling).rejects.toThrow('practice clerk');
  expect(await print()).toEqual({ outcome: 'sent' });
  expect(printed).toBe(1);
  expect(host.whyWait('release.print')).toBeUndefined();
});
