import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refuse } from '../../shared/shell/dispatch';
import type { ShellHandlers } from '../../shared/shell/ports';
import { refuseWrite } from '../host/diskFaults';
import { saveNewFile } from '../host/savedFile';
import type { ScanDesk } from '../host/scanDesk';
import { secretFiles } from '../host/secretFiles';
import type { LoopbackOptions } from './arguments';
import { printByCups } from './printer';

const chooseAtStart =
  'In this window the scan folder is chosen at the start: npm start -- --scan-folder FOLDER';

/** The verbs of the shell without a desktop program: folders in place of dialogs. */
export function loopbackHandlers(
  options: LoopbackOptions,
  version: string,
  scans: ScanDesk,
): ShellHandlers {
  const secrets = secretFiles(join(options.profile, 'secrets'));
  return {
    'desk.info': () =>
      Promise.resolve({
        shell: 'loopback',
        version,
        practice: options.practice,
        saveFolder: options.saveFolder,
      }),
    'file.save': async ({ suggestedName, bytes }) => {
      await mkdir(options.saveFolder, { recursive: true }).catch(refuseWrite);
      const path = await saveNewFile(join(options.saveFolder, suggestedName), bytes);
      return { saved: true, name: basename(path) };
    },
    'print.pdf': async (job) => ({ outcome: await printByCups(job) }),
    ...scans.handlers,
    'scan.status': async (asked) => ({
      ...(await scans.handlers['scan.status'](asked)),
      atStart: chooseAtStart,
    }),
    'scan.choose': () => refuse('shell.chosen-at-start', chooseAtStart),
    'secret.get': async ({ name }) => {
      const bytes = await secrets.get(name);
      return bytes === null ? { found: false } : { found: true, bytes };
    },
    'secret.put': async ({ name, bytes }) => {
      await secrets.put(name, bytes);
      return { kept: true };
    },
  };
}
