import type { Session } from 'electron';

/** Everything a page may be given. What is not in this table is refused. */
const granted: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'the clerk copies a request number or a tracking number',
  'persistent-storage': 'the browser must not throw the vault away when the disk runs low',
};

/** Asked for by habit, and refused for a reason worth writing down. */
export const refusedPermissions: Readonly<Record<string, string>> = {
  'clipboard-read': 'what was copied elsewhere is not the desk’s affair',
  'display-capture': 'charts are on the screen',
  fullscreen: 'a page could imitate the whole screen',
  geolocation: 'the clinic states its address itself',
  hid: 'no device is driven by the page',
  idleDetection: 'the desk locks by its own timer and by the system’s lock event',
  media: 'no camera and no microphone: paper comes through the scan folder',
  midi: 'no device is driven by the page',
  notifications: 'a notice on a locked screen could name a patient',
  openExternal: 'no link leaves the desk',
  pointerLock: 'nothing here needs it',
  serial: 'no device is driven by the page',
  usb: 'no device is driven by the page',
};

function isGranted(permission: string): boolean {
  return Object.hasOwn(granted, permission);
}

export function denyByDefault(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(isGranted(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
}

/** The page has no business on any network: what it needs comes from the desk’s own scheme. */
export function denyNetwork(session: Session): void {
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'];
  session.webRequest.onBeforeRequest({ urls }, (_details, answer) => {
    answer({ cancel: true });
  });
}
