import { app, dialog, safeStorage, type BrowserWindow } from 'electron';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ShellHandlers } from '../shared/shell/ports';
import type { ScanDesk } from './host/scanDesk';
import { saveNewFile } from './host/savedFile';
import { secretFiles } from './host/secretFiles';
import { printPdf } from './printPdf';
import { noteSaveFolder } from './saveFolders';

/** The verbs of the shell as Electron does them: by the system's own dialogs and keychain. */
export function electronHandlers(window: BrowserWindow, scans: ScanDesk): ShellHandlers {
  return {
    'desk.info': () =>
      Promise.resolve({
        shell: 'electron',
        version: app.getVersion(),
        practice: app.commandLine.hasSwitch('practice'),
      }),
    'file.save': ({ suggestedName, bytes }) => saveByDialog(window, suggestedName, bytes),
    'print.pdf': async (job) => ({ outcome: await printPdf(job) }),
    'scan.choose': () => chooseScanFolder(window, scans),
    ...scans.handlers,
    ...keychain(),
  };
}

async function saveByDialog(window: BrowserWindow, suggestedName: string, bytes: Uint8Array) {
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    properties: ['createDirectory', 'dontAddToRecent'],
  });
  if (answer.canceled || answer.filePath === '') return { saved: false as const };
  await noteSaveFolder(dirname(answer.filePath));
  return { saved: true as const, name: basename(await saveNewFile(answer.filePath, bytes)) };
}

async function chooseScanFolder(window: BrowserWindow, scans: ScanDesk) {
  const answer = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'dontAddToRecent'],
  });
  const folder = answer.filePaths[0];
  if (answer.canceled || folder === undefined) return { outcome: 'cancelled' as const };
  scans.watch(folder);
  await writeFile(scanFolderNote(), folder);
  return { outcome: 'chosen' as const, folder };
}

function scanFolderNote(): string {
  return join(app.getPath('userData'), 'scan-folder.txt');
}

/** The folder chosen at an earlier start, if there was one. */
export async function resumeScanFolder(scans: ScanDesk): Promise<void> {
  const folder = await readFile(scanFolderNote(), 'utf8').catch(() => '');
  if (folder !== '') scans.watch(folder);
}

function keychain(): Pick<ShellHandlers, 'secret.get' | 'secret.put'> {
  const files = secretFiles(join(app.getPath('userData'), 'secrets'));
  return {
    'secret.get': async ({ name }) => {
      const sealed = await files.get(name);
      if (sealed === null || !(await safeStorage.isAsyncEncryptionAvailable())) {
        return { found: false };
      }
      const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return { found: true, bytes: new Uint8Array(Buffer.from(opened.result, 'base64')) };
    },
    'secret.put': async ({ name, bytes }) => {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return { kept: false };
      const text = Buffer.from(bytes).toString('base64');
      await files.put(name, await safeStorage.encryptStringAsync(text));
      return { kept: true };
    },
  };
}
