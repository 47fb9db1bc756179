import { app, BrowserWindow, type WebContents } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { refuse, refuseUntaken } from '../shared/shell/dispatch';
import { printDialogUnknown } from '../shared/shell/outcomeUnknown';
import type { ShellInput } from '../shared/shell/ports';
import { withWipedFile } from './host/wipedFile';

type PrintJob = ShellInput<'print.pdf'>;

/** A clerk may leave the dialog standing while the printer is filled, but not for ever. */
const longestDialogMilliseconds = 15 * 60 * 1000;
/** The PDF viewer gives no sign when it has read the file; printed too early it prints blank. */
const viewerMilliseconds = 1000;

export async function printPdf(job: PrintJob): Promise<'sent' | 'cancelled'> {
  return withWipedFile(app.getPath('temp'), job.bytes, async (path) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        plugins: true,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        partition: 'print',
      },
    });
    try {
      await window.loadURL(pathToFileURL(path).href);
      await pause(viewerMilliseconds);
      const outcome = await within(longestDialogMilliseconds, askAndPrint(window.webContents, job));
      return outcome === 'failed' ? refusePrint() : outcome;
    } finally {
      window.destroy();
    }
  });
}

function refusePrint(): never {
  return refuseUntaken(
    'shell.print-failed',
    'The printer did not take the packet. Check that it is switched on and has paper, then print again.',
  );
}

type Printed = 'sent' | 'cancelled' | 'failed';

function askAndPrint(contents: WebContents, job: PrintJob): Promise<Printed> {
  const options = {
    silent: false,
    printBackground: true,
    copies: job.copies ?? 1,
    // The page counts from 1, Chromium from 0.
    ...(job.pageRange && {
      pageRanges: [{ from: job.pageRange.from - 1, to: job.pageRange.to - 1 }],
    }),
  };
  return new Promise((resolve) => {
    contents.print(options, (sent, reason) => {
      resolve(sent ? 'sent' : /cancel/i.test(reason) ? 'cancelled' : 'failed');
    });
  });
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = pause(milliseconds, undefined, { signal: stop.signal }).then(() =>
    refuse(printDialogUnknown.code, printDialogUnknown.message),
  );
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => stop.abort());
}
