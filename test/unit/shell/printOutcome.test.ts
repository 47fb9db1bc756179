import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { printByCups } from '../../../electron/loopback/printer';
import { printPdf } from '../../../electron/printPdf';
import { goneFault } from '../../../shared/shell/outcomeUnknown';

/** A print window whose dialog nobody ever answers. */
vi.mock('electron', () => ({
  app: { getPath: () => tmpdir() },
  BrowserWindow: class {
    readonly webContents = { print: () => undefined };
    loadURL() {
      return Promise.resolve();
    }
    destroy() {
      return undefined;
    }
  },
}));
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const job = { bytes: new Uint8Array([37, 80, 68, 70]) };
const path = process.env['PATH'] ?? '';

/** The two programs of CUPS as shell lines. */
async function plugIn(lp: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roi-cups-'));
  for (const [name, line] of [
    ['lpstat', 'echo "system default destination: desk"'],
    ['lp', lp],
  ] as const) {
    await writeFile(join(folder, name), `#!/bin/sh\n${line}\n`);
    await chmod(join(folder, name), 0o755);
  }
  process.env['PATH'] = `${folder}${delimiter}${path}`;
}

afterEach(() => {
  process.env['PATH'] = path;
});

describe('a print of which nobody knows whether paper came out', () => {
  test('is not called failed when the print dialog stood open too long', async () => {
    await expect(printPdf(job)).rejects.toMatchObject({
      fault: {
        code: 'shell.print-dialog-unknown',
        message: expect.stringMatching(/look at the printer/i) as string,
      },
    });
  });

  test('is not called failed when the print program had to be stopped', async () => {
    await plugIn('cat > /dev/null; exec sleep 60');
    await expect(printByCups(job, 300)).rejects.toMatchObject({
      fault: {
        code: 'shell.print-stopped-unknown',
        message: expect.stringMatching(/look at the printer/i) as string,
      },
    });
  });

  test('is waited for no longer, also when what the print program started holds on', async () => {
    await plugIn('trap "" TERM; sleep 5');
    await expect(printByCups(job, 300)).rejects.toMatchObject({
      fault: { code: 'shell.print-stopped-unknown' },
    });
  });

  test('is called failed when the print program says so itself', async () => {
    await plugIn('cat > /dev/null; exit 1');
    await expect(printByCups(job)).rejects.toMatchObject({
      fault: { code: 'shell.print-failed', nothingLeft: true },
    });
  });
});

describe('a program that is gone in the middle of a call', () => {
  test('may have printed or saved; anything else can simply be asked again', () => {
    expect(goneFault('print.pdf')).toMatchObject({
      code: 'shell.print-gone-unknown',
      message: expect.stringMatching(/look at the printer/i) as string,
    });
    expect(goneFault('file.save').code).toBe('shell.save-gone-unknown');
    expect(goneFault('scan.list').code).toBe('shell.gone');
    expect(goneFault('nonsense').code).toBe('shell.gone');
    for (const verb of ['print.pdf', 'file.save']) {
      expect(goneFault(verb)).not.toHaveProperty('nothingLeft');
    }
  });
});
