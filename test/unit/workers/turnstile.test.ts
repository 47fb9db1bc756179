import { expect, it } from 'vitest';
import { createTurnstile } from '../../../renderer/workers/vault/turnstile';

it('lets nobody’s call run beside what has to be alone', async () => {
  const turnstile = createTurnstile();
  const seen: string[] = [];
  let leave = (): void => undefined;
  const stay = new Promise<void>((resolve) => (leave = resolve));
  const before = turnstile.pass(async () => {
    await stay;
    seen.push('before');
  });
  const alone = turnstile.alone(async () => {
    seen.push('alone');
    await Promise.resolve();
    seen.push('still alone');
  });
  const after = turnstile.pass(() => Promise.resolve(seen.push('after')));
  await Promise.resolve();
  expect(seen).toEqual([]);
  leave();
  await Promise.all([before, alone, after]);
  expect(seen).toEqual(['before', 'alone', 'still alone', 'after']);
});

it('opens again when what had to be alone failed', async () => {
  const turnstile = createTurnstile();
  const fails = turnstile.alone(() => Promise.reject(new Error('no')));
  await expect(fails).rejects.toThrow('no');
  expect(await turnstile.pass(() => Promise.resolve('in'))).toBe('in');
});
