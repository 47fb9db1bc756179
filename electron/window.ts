import { BrowserWindow } from 'electron';
import { deskUrl } from './origin';

/** Never the name of a request or a patient: titles show in task bars and recordings. */
const title = 'ROI Desk';

export function createDeskWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1280,
    height: 860,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // The spelling checker fetches its dictionaries from a server.
      spellcheck: false,
    },
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

export async function showDesk(window: BrowserWindow): Promise<void> {
  await window.loadURL(deskUrl);
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
