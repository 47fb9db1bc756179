import { spawn } from 'node:child_process';
import { refuse, refuseUntaken } from '../../shared/shell/dispatch';
import { printStoppedUnknown } from '../../shared/shell/outcomeUnknown';
import type { ShellInput } from '../../shared/shell/ports';

const patienceMilliseconds = 60_000;

/** CUPS takes the packet from standard input: no copy of it touches the disk here. */
export async function printByCups(
  job: ShellInput<'print.pdf'>,
  patience = patienceMilliseconds,
): Promise<'sent' | 'use-page'> {
  if (!(await hasPrinter())) return 'use-page';
  const ending = await run('lp', lpArguments(job), { input: job.bytes, patience });
  if (ending === 0) return 'sent';
  if (ending === 'stopped') refuse(printStoppedUnknown.code, printStoppedUnknown.message);
  return refuseUntaken(
    'shell.print-failed',
    'The printer did not take the packet. Check that it is switched on and has paper, then print again.',
  );
}

function lpArguments({ copies, pageRange }: ShellInput<'print.pdf'>): string[] {
  const pages = pageRange ? ['-P', `${pageRange.from}-${pageRange.to}`] : [];
  return ['-t', 'ROI Desk', '-n', String(copies ?? 1), ...pages, '-'];
}

/** A printer that `lp` uses without being told which: `lpstat -d` names it. */
async function hasPrinter(): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const lines: string[] = [];
  const code = await run('lpstat', ['-d'], { heard: (text) => lines.push(text) });
  return code === 0 && /: \S/.test(lines.join(''));
}

interface Run {
  readonly input?: Uint8Array;
  /** In milliseconds. */
  readonly patience?: number;
  readonly heard?: (text: string) => void;
}

/** An exit code; `stopped` when a signal ended it midway; null when it never began. */
type Ending = number | 'stopped' | null;

function run(program: string, args: readonly string[], how: Run): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: how.patience ?? patienceMilliseconds,
      // One that ignores a polite signal would be waited for without an end.
      killSignal: 'SIGKILL',
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.on('error', () => resolve(child.pid === undefined ? null : 'stopped'));
    // What it started may hold its output open long after it was stopped.
    child.on('exit', (_code, signal) => signal !== null && resolve('stopped'));
    child.on('close', (code) => resolve(code ?? 'stopped'));
    child.stdout.on('data', (data: Buffer) => how.heard?.(data.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(how.input);
  });
}
