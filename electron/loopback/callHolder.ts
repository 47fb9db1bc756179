import { request } from 'node:http';
import { errorCode } from '../host/diskFaults';
import type { DeskMode } from '../host/deskMode';
import type { HolderAnswer, LockNote } from './profileLock';
import { summonPath } from './server';

const patienceMilliseconds = 3000;

/** Asks the program that holds the lock to come forward. */
export function callHolder({ port, secret }: LockNote, mode: DeskMode): Promise<HolderAnswer> {
  return new Promise((resolve) => {
    const call = request({
      host: '127.0.0.1',
      port,
      path: summonPath,
      method: 'POST',
      headers: { 'x-summon-secret': secret, 'x-summon-mode': mode },
      timeout: patienceMilliseconds,
    });
    // Another program that has the port by now does not know the secret.
    call.on('response', (response) => {
      response.resume();
      if (response.statusCode === 409) resolve('other-mode');
      else resolve(response.statusCode === 200 ? 'here' : 'gone');
    });
    call.on('timeout', () => {
      resolve('silent');
      call.destroy();
    });
    call.on('error', (error) => resolve(errorCode(error) === 'ECONNREFUSED' ? 'gone' : 'silent'));
    call.end();
  });
}
