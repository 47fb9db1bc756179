import { app, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { isDeskUrl } from './origin';

/** Every page of this program, whoever opened it, stays where the program put it. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

function guardContents(contents: WebContents): void {
  // Pages move by the fragment alone, which is no navigation; so nothing has to be let through.
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Only the top frame of the desk's own window, while it shows the desk. */
export function isTrustedSender(event: IpcMainInvokeEvent, desk: WebContents): boolean {
  const frame = event.senderFrame;
  if (frame?.parent !== null) return false;
  return event.sender.id === desk.id && isDeskUrl(frame.url);
}
