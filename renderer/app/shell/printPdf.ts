import type { Reply } from '../../../shared/domain/base/fault';
import type { ShellInput } from '../../../shared/shell/ports';
import type { Shell } from './shellClient';

/** `asked`: the browser's own dialog was shown, and it does not say what the clerk chose. */
export type PrintOutcome = 'sent' | 'cancelled' | 'asked';

/** Prints through the shell, or through the page where the shell has no printer of its own. */
export async function printPdf(
  shell: Shell,
  job: ShellInput<'print.pdf'>,
): Promise<Reply<{ outcome: PrintOutcome }>> {
  const reply = await shell.invoke('print.pdf', job);
  if (!reply.ok) return reply;
  if (reply.value.outcome !== 'use-page') {
    return { ok: true, value: { outcome: reply.value.outcome } };
  }
  await printThroughFrame(job.bytes);
  return { ok: true, value: { outcome: 'asked' } };
}

/** The browser's PDF viewer prints what a frame shows; the frame goes when its job is over. */
async function printThroughFrame(bytes: Uint8Array): Promise<void> {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }));
  clearLastJob();
  const frame = await loadFrame(url);
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
}

/** The viewer still reads the bytes after `print` returns, so a job's bytes go with the next job. */
function clearLastJob(): void {
  const last = document.querySelector<HTMLIFrameElement>('iframe[data-print]');
  if (last === null) return;
  URL.revokeObjectURL(last.src);
  last.remove();
}

function loadFrame(url: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.dataset['print'] = '';
  frame.title = 'Printing';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.cssText =
    'position:fixed;inset:auto 0 0 auto;width:1px;height:1px;border:0;opacity:0';
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(frame), { once: true });
    frame.src = url;
    document.body.append(frame);
  });
}
