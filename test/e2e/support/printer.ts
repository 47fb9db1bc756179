import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Printer {
  switchOn(): void;
  /** The jobs it has taken, as PDF files, oldest first. */
  jobs(): readonly string[];
  /** Takes the printer off the path again. */
  remove(): void;
}

/**
 * A printer at the edge of the PC: the two CUPS programs the desk calls. Switched off, `lpstat`
 * knows no printer and the desk prints through its window.
 */
export function plugInPrinter(): Printer {
  const folder = mkdtempSync(join(tmpdir(), 'roi-test-printer-'));
  const on = join(folder, 'on');
  program(join(folder, 'lpstat'), `[ -e '${on}' ] && echo 'system default destination: front-desk' || echo 'no system default destination'`); // prettier-ignore
  program(join(folder, 'lp'), `cat > '${folder}'/$(date +%s%N).part && mv '${folder}'/*.part "${folder}/job-$(date +%s%N).pdf"`); // prettier-ignore
  const before = process.env['PATH'] ?? '';
  process.env['PATH'] = `${folder}${delimiter}${before}`;
  return {
    switchOn: () => writeFileSync(on, ''),
    jobs: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => join(folder, name)),
    remove: () => {
      process.env['PATH'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function program(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}
