import { describe, expect, it } from 'vitest';
import { printPdf } from '../../../../renderer/app/shell/printPdf';
import type { Shell } from '../../../../renderer/app/shell/shellClient';
import type { Reply } from '../../../../shared/domain/base/fault';

const packet = () => new Uint8Array([37, 80, 68, 70]);

/** A shell that answers as told, and takes the bytes over the wire for good. */
function shellThat(reply: Reply<{ outcome: string }>): Pick<Shell, 'invoke'> {
  return {
    invoke: ((_: string, job: { bytes: Uint8Array }) => {
      structuredClone(job.bytes, { transfer: [job.bytes.buffer] });
      return Promise.resolve(reply);
    }) as Shell['invoke'],
  };
}

async function print(reply: Reply<{ outcome: string }>) {
  const shown: number[][] = [];
  const answer = await printPdf(shellThat(reply), { bytes: packet() }, (bytes) => {
    shown.push([...bytes]);
    return Promise.resolve();
  });
  return { answer, shown };
}

describe('printing', () => {
  it('goes through the page where the shell has no printer, and then counts as sent', async () => {
    const { answer, shown } = await print({ ok: true, value: { outcome: 'use-page' } });
    expect(answer).toEqual({ ok: true, value: { outcome: 'sent' } });
    expect(shown).toEqual([[...packet()]]);
  });

  it.each(['sent', 'cancelled'])('is left to a shell that answers “%s”', async (outcome) => {
    const reply = { ok: true as const, value: { outcome } };
    expect(await print(reply)).toEqual({ answer: reply, shown: [] });
  });

  it('passes on why the shell refuses', async () => {
    const reply = { ok: false as const, fault: { code: 'no-paper', message: 'Add paper.' } };
    expect(await print(reply)).toEqual({ answer: reply, shown: [] });
  });

  it('is refused where the page cannot show the packet either', async () => {
    const shell = shellThat({ ok: true, value: { outcome: 'use-page' } });
    const answer = await printPdf(shell, { bytes: packet() }, () => Promise.reject(new Error()));
    expect(answer).toMatchObject({ ok: false, fault: { code: 'not-printed' } });
  });
});
