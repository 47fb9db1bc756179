import { describe, expect, test } from 'vitest';
import { completedState } from '../../../shared/core/folds';
import { foldAuthorization } from '../../../shared/domain/authorization/fold';
import { revocationInForce } from '../../../shared/domain/authorization/revocation';
import type { RequestState } from '../../../shared/domain/request/state';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { Vault } from '../../../shared/crypto/vault';
import { canonicalBytes, parseJsonBytes } from '../../../shared/domain/base/canonicalJson';
import { cheapArgon2, openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { openMemoryStorage } from '../../support/memoryStorage';
import { attorney, goodForm } from './walk';

describe('rows that an older version wrote', () => {
  test('a row without what came since is completed, and says the same otherwise', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const older = structuredClone(request) as { authorization: { facts: Record<string, unknown> } };
    delete older.authorization.facts['statesRedisclosure'];
    const { state, isWhole } = completedState('request', older);
    const completed = state as RequestState;
    expect(isWhole).toBe(true);
    expect(completed.authorization?.facts).toEqual({
      ...request.authorization?.facts,
      statesRedisclosure: 'unknown',
    });
    expect({ ...completed, authorization: undefined }).toEqual({
      ...request,
      authorization: undefined,
    });
  });

  test('a row that held the day and paper of one revocation still holds it', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const { revocations, ...authorization } = request.authorization!;
    expect(revocations).toEqual([]);
    const revoked = { ...authorization, revokedOn: '2026-09-01', revokedPaperId: 'paper-1' };
    const older = { ...structuredClone(request), authorization: revoked };
    const completed = completedState('request', older).state as RequestState;
    expect(completed.authorization?.revocations).toEqual([
      {
        id: 'received-2026-09-01',
        receivedOn: '2026-09-01',
        takenBack: { what: 'form', paperId: 'paper-1' },
        spared: [],
      },
    ]);
    expect(revocationInForce(completed.authorization)).toBe('2026-09-01');
  });

  test('and one whose log only said the day is against the form chosen then', () => {
    const stamp = { by: 'ada', at: '2026-09-01T15:00:00.000Z' };
    const typed = { type: 'authorization.typed', body: { facts: goodForm, paperId: 'paper-1' } } as const; // prettier-ignore
    const revoked = { type: 'authorization.revoked', body: { receivedOn: '2026-09-01' } } as const;
    const slice = foldAuthorization(foldAuthorization(undefined, typed, stamp), revoked, stamp);
    expect(slice.revocations).toMatchObject([{ takenBack: { what: 'form', paperId: 'paper-1' } }]);
    expect(revocationInForce(slice)).toBe('2026-09-01');
  });

  test('a state of another shape is not thrown away', () => {
    expect(completedState('request', { odd: true })).toEqual({
      state: { odd: true },
      isWhole: false,
    });
  });
});

/** The rows of the desk’s requests, changed as a program of another version would have. */
async function rewriteRequests(desk: TestDesk, change: (state: object) => object): Promise<void> {
  const { header, rows } = openMemoryStorage(desk.disk);
  const parts = { primitives: webPrimitives, clock: () => Date.parse(desk.clock.now()) };
  const vault = new Vault({ ...parts, storage: header, testOnlyArgon2: cheapArgon2 });
  const { people } = (await vault.lockScreen())!;
  const ada = people.find(({ name }) => name === 'Ada')!;
  const keyring = await vault.unlock(ada.id, passphraseOf('Ada'));
  await keyring.loadWraps(await rows.wraps());
  for (const [key, row] of desk.disk.tables.rows) {
    if (row.table !== 'request') continue;
    const state = parseJsonBytes(await keyring.openRow(row, row.sealed)) as object;
    const sealed = await keyring.sealRow(row, canonicalBytes(change(state)));
    desk.disk.tables.rows.set(key, { ...row, sealed });
  }
}

describe('files nobody names', () => {
  const left = async (change: (state: object) => object): Promise<boolean> => {
    const desk = await openTestDesk();
    await attorney(desk);
    desk.lock();
    await rewriteRequests(desk, change);
    desk.disk.files.set('named in a part this version does not know', new Uint8Array(9));
    await desk.signIn('Ada');
    return desk.disk.files.has('named in a part this version does not know');
  };

  test('are swept away at unlock where every row was understood', async () => {
    expect(await left((state) => state)).toBe(false);
  });

  test('are left where a row holds a part this version does not know', async () => {
    expect(await left((state) => ({ ...state, films: { fileIds: ['a'] } }))).toBe(true);
    const deep = (state: object) => {
      const { intake } = state as { intake: object };
      return { ...state, intake: { ...intake, film: { fileId: 'a' } } };
    };
    expect(await left(deep)).toBe(true);
  });

  test('are left where a row could not be read at all', async () => {
    expect(await left((state) => ({ ...state, records: 'another shape' }))).toBe(true);
  });
});
