import type { Fault, Reply } from '../../../shared/domain/base/fault';
import type { ShellInput } from '../../../shared/shell/ports';
import { printThroughFrame } from './printThroughFrame';
import type { Shell } from './shellClient';

type Printed = Reply<{ readonly outcome: 'sent' | 'cancelled' }>;

/**
 * Prints through the shell, or through the page where the shell has no printer of its own. The
 * browser's dialog does not say what the clerk chose there, so what was shown counts as sent: the
 * desk asks afterwards whether every page came out.
 */
export async function printPdf(
  shell: Pick<Shell, 'invoke'>,
  job: ShellInput<'print.pdf'>,
  throughPage = printThroughFrame,
): Promise<Printed> {
  // The wire to the shell may take the bytes for good.
  const bytes = job.bytes.slice();
  const reply = await shell.invoke('print.pdf', job);
  if (!reply.ok) return reply;
  const { outcome } = reply.value;
  if (outcome !== 'use-page') return { ok: true, value: { outcome } };
  try {
    await throughPage(bytes);
  } catch {
    return { ok: false, fault: notPrinted };
  }
  return { ok: true, value: { outcome: 'sent' } };
}

const notPrinted: Fault = {
  code: 'not-printed',
  message:
    'This window could not open the print dialog. Nothing left the desk. Try again, or save the packet as a file.',
  nothingLeft: true,
};
