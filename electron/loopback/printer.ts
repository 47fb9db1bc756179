import { spawn } from 'node:child_process';
import { refuse } from '../../shared/shell/dispatch';
import type { ShellInput } from '../../shared/shell/ports';

const patienceMilliseconds = 60_000;

/** CUPS takes the packet from standard input: no copy of it touches the disk here. */
export async function printByCups(job: ShellInput<'print.pdf'>): Promise<'sent' | 'use-page'> {
  if (!(await hasPrinter())) return 'use-page';
  const code = await run('lp', lpArguments(job), job.bytes);
  if (code === 0) return 'sent';
  return refuse(
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
  const code = await run('lpstat', ['-d'], new Uint8Array(0), (text) => lines.push(text));
  return code === 0 && /: \S/.test(lines.join(''));
}

function run(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  heard: (text: string) => void = () => undefined,
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: patienceMilliseconds,
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
    child.stdout.on('data', (data: Buffer) => heard(data.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
