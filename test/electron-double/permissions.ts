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
    const { asked, checked } = askApp(launch, name);
    const setting = asked && checked ? 'granted' : 'denied';
    for (const permission of browserNames) {
      await session.send('Browser.setPermission', { permission, setting, origin });
    }
  }
}

/** What the app's handler for asking answers, and its handler for checking without asking. */
export function askApp(launch: Launch, permission: string) {
  const { check, request } = sessionRules(launch, '');
  let asked = request === null;
  request?.(null, permission, (granted) => (asked = granted));
  return { asked, checked: check === null || check(null, permission) };
}

/** What the app rules on a request that would leave the machine. */
export function isNetworkDenied(launch: Launch, url: string): boolean {
  const { network } = sessionRules(launch, '');
  if (network?.urls.includes(`${new URL(url).protocol}//*/*`) !== true) return false;
  let denied = false;
  network.listener({ url }, (ruling) => (denied = ruling.cancel === true));
  return denied;
}
