import { app, dialog, ipcMain, powerMonitor, session, type BrowserWindow } from 'electron';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDispatch, refusal } from '../shared/shell/dispatch';
import type { ShellEvent } from '../shared/shell/verbs';
import { guardAllContents, isTrustedSender } from './guards';
import { electronHandlers, resumeScanFolder } from './handlers';
import { deskMode, otherModeOpen, readMode } from './host/deskMode';
import { sweepDrafts, sweepPrintFiles } from './host/leftovers';
import { reportBug } from './host/reportBug';
import { openScanDesk } from './host/scanDesk';
import { saveFolders } from './saveFolders';
import { setDeskMenu } from './menu';
import { denyByDefault, denyNetwork } from './permissions';
import { registerDeskScheme, serveDesk } from './protocol';
import { bringToFront, createDeskWindow, showDesk } from './window';

const rendererRoot = join(__dirname, '../renderer');
const startedAt = Date.now();
const preload = join(__dirname, '../preload/preload.cjs');

app.setName('ROI Desk');
registerDeskScheme();

const mode = deskMode(app.commandLine.hasSwitch('practice'));

if (app.requestSingleInstanceLock({ mode })) {
  noteMode();
  openDesk();
} else {
  sayOtherMode();
  app.quit();
}

function modeNote(): string {
  return join(app.getPath('userData'), 'desk-mode.txt');
}

/** Electron gives a second start no answer from the first: it reads this note instead. */
function noteMode(): void {
  mkdirSync(app.getPath('userData'), { recursive: true });
  writeFileSync(modeNote(), mode);
}

function sayOtherMode(): void {
  // The first may have begun this very moment; it then comes forward or stays by the mode it is sent.
  if (!existsSync(modeNote())) return;
  const open = readMode(readFileSync(modeNote(), 'utf8'));
  if (open !== mode) dialog.showErrorBox('ROI Desk', otherModeOpen(open));
}

function openDesk(): void {
  app.enableSandbox();
  guardAllContents();
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.whenReady().then(start, stopOnFailure);
}

function start(): void {
  denyByDefault(session.defaultSession);
  denyByDefault(session.fromPartition('print'));
  denyNetwork(session.defaultSession);
  denyNetwork(session.fromPartition('print'));
  serveDesk(rendererRoot);
  setDeskMenu();
  sweepLeftovers().catch((error: unknown) => reportBug('shell.sweep-failed', error));
  const window = createDeskWindow(preload);
  connectShell(window);
  app.on('second-instance', (_event, _words, _folder, data) => {
    if (readMode((data as { mode?: unknown } | null)?.mode) === mode) bringToFront(window);
  });
  showDesk(window).catch(stopOnFailure);
}

/** What a kill left unencrypted; the vault itself holds nothing in the clear. */
async function sweepLeftovers(): Promise<void> {
  await sweepPrintFiles(app.getPath('temp'), startedAt);
  for (const folder of await saveFolders()) await sweepDrafts(folder, startedAt);
}

function connectShell(window: BrowserWindow): void {
  const tell = (event: ShellEvent): void => {
    if (!window.isDestroyed()) window.webContents.send('shell:event', event);
  };
  const scans = openScanDesk(() => tell('scan.changed'));
  resumeScanFolder(scans).catch(stopOnFailure);
  window.on('closed', () => scans.stop());
  powerMonitor.on('lock-screen', () => tell('power.lock'));
  powerMonitor.on('suspend', () => tell('power.lock'));
  const dispatch = createDispatch(electronHandlers(window, scans), reportBug);
  ipcMain.handle('shell:invoke', (event, verb: unknown, input: unknown) => {
    if (isTrustedSender(event, window.webContents)) return dispatch(verb, input);
    return refusal('shell.untrusted-sender', 'This page may not use the shell of ROI Desk.');
  });
}

function stopOnFailure(error: unknown): void {
  reportBug('shell.start-failed', error);
  app.exit(1);
}
