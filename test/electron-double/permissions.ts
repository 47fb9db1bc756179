import type { CDPSession } from '@playwright/test';
import { sessionRules, type Launch } from './launch';

/** Electron's names and Chromium's for the same permission. */
const permissions: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  geolocation: [{ name: 'geolocation' }],
  notifications: [{ name: 'notifications' }],
  midi: [{ name: 'midi' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }],
  'persistent-storage': [{ name: 'persistent-storage' }],
  idleDetection: [{ name: 'idle-detection' }],
};

/** Asks the app once for each and tells Chromium its answer; unasked apps grant, as Electron does. */
export async function applyPermissions(
  session: CDPSession,
  launch: Launch,
  origin: string,
): Promise<void> {
  for (const [name, browserNames] of Object.entries(permissions)) {
    const setting = askApp(launch, name) ? 'granted' : 'denied';
    for (const permission of browserNames) {
      await session.send('Browser.setPermission', { permission, setting, origin });
    }
  }
}

/** Both of the app's handlers must say yes. */
export function askApp(launch: Launch, permission: string): boolean {
  const { check, request } = sessionRules(launch, '');
  let requested = request === null;
  request?.(null, permission, (granted) => (requested = granted));
  return requested && (check === null || check(null, permission));
}

/** What the app rules on a request that would leave the machine. */
export function isNetworkDenied(launch: Launch, url: string): boolean {
  const { network } = sessionRules(launch, '');
  if (network?.urls.includes(`${new URL(url).protocol}//*/*`) !== true) return false;
  let denied = false;
  network.listener({ url }, (ruling) => (denied = ruling.cancel === true));
  return denied;
}
