import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const deskHost = 'desk.localhost';
export const deskOrigin = `http://${deskHost}`;
const cookieName = 'roi-run';

export type Verdict = 'welcome' | 'wrong-host' | 'wrong-origin' | 'no-token';

/**
 * Who may talk to this server. Any program on the PC can reach the port, and any web page
 * can send a browser to it, so three things are asked of every request:
 * - `Host` is `desk.localhost`, which a page that rebinds its own name cannot say;
 * - `Origin`, where there is one, and `Sec-Fetch-Site` are the desk's own;
 * - the token of this run, in a cookie that scripts cannot read and other sites cannot send.
 * The cookie is handed out once, for the launch code in the first address the browser opens.
 * The code can be read from the process list, so it works once; when it is shown a second
 * time somebody else has it, and the token of the run is withdrawn (`spoiled`).
 */
export interface Admission {
  readonly launchCode: string;
  judge(request: IncomingMessage): Verdict;
  /** The `Set-Cookie` for the first bearer of the launch code, or null. */
  redeem(code: string): string | null;
}

export function createAdmission(): Admission {
  const launchCode = randomBytes(32).toString('base64url');
  const token = randomBytes(32).toString('base64url');
  let state: 'fresh' | 'redeemed' | 'spoiled' = 'fresh';
  return {
    launchCode,
    judge(request) {
      if (request.headers.host !== deskHost) return 'wrong-host';
      if (!isOwnOrigin(request)) return 'wrong-origin';
      const holds = state === 'redeemed' && isSame(cookieOf(request), token);
      return holds ? 'welcome' : 'no-token';
    },
    redeem(code) {
      if (!isSame(code, launchCode)) return null;
      state = state === 'fresh' ? 'redeemed' : 'spoiled';
      if (state === 'spoiled') return null;
      return `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === deskOrigin;
  const site = request.headers['sec-fetch-site'];
  const own = site === 'same-origin' || site === 'none';
  // A browser names the origin of every POST; without one this is no page of ours.
  return request.method === 'GET' && (site === undefined || own);
}

function cookieOf(request: IncomingMessage): string {
  const cookies = (request.headers.cookie ?? '').split('; ');
  const own = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`));
  return own?.slice(cookieName.length + 1) ?? '';
}

/** In constant time, so that a token cannot be guessed letter by letter. */
export function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
