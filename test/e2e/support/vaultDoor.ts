import { expect, type Page } from '@playwright/test';
import type { VerbName, contract } from '../../../shared/contract/contract';
import type { InputOf, OutputOf } from '../../../shared/contract/verb';
import type { Reply } from '../../../shared/domain/base/fault';

declare global {
  interface Window {
    vaultWorker?: Worker;
    /** Calls the vault beside the page's own calls, over the same wire. */
    askVault(verb: string, input: unknown): Promise<Reply<unknown>>;
  }
}

/** To be called before the page loads: keeps the vault's worker where a test can reach it. */
export async function watchVault(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const RealWorker = window.Worker;
    let last = 1_000_000;
    window.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name === 'vault') window.vaultWorker = this;
      }
    };
    window.askVault = (verb, input) =>
      new Promise((resolve) => {
        const worker = window.vaultWorker;
        if (worker === undefined) throw new Error('no vault has started');
        last += 1;
        const id = last;
        const hear = ({ data }: MessageEvent<{ kind: string; id: number; reply: never }>) => {
          if (data.kind !== 'reply' || data.id !== id) return;
          worker.removeEventListener('message', hear);
          resolve(data.reply);
        };
        worker.addEventListener('message', hear);
        worker.postMessage({ kind: 'call', id, verb, input });
      });
  });
}

/** Asks the vault of an open desk; a refusal fails the test. */
export async function ask<N extends VerbName>(
  page: Page,
  verb: N,
  input: InputOf<(typeof contract)[N]>,
): Promise<OutputOf<(typeof contract)[N]>> {
  const reply = await page.evaluate(([name, sent]) => window.askVault(name, sent), [
    verb,
    input,
  ] as const);
  expect(reply, verb).toMatchObject({ ok: true });
  return (reply as { value: OutputOf<(typeof contract)[N]> }).value;
}

/** Goes to a screen by its address. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), path);
}

/** The clock of the vault goes on from so many days later; the journal keeps its order. */
export async function laterInVault(page: Page, days: number): Promise<void> {
  const vault = page.workers().find((worker) => /vault/i.test(worker.url()));
  if (vault === undefined) throw new Error('no vault has started');
  await vault.evaluate((ahead) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, made) =>
        Reflect.construct(target, given.length > 0 ? given : [Real.now() + ahead], made) as object,
      get: (target, key, self) =>
        key === 'now' ? () => Real.now() + ahead : (Reflect.get(target, key, self) as unknown),
    });
  }, days * 86_400_000);
}
