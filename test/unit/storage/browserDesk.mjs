// Runs in a dedicated worker of a real Chromium, bundled by chromium.test.ts.
import { createSealedFiles } from '../../../shared/crypto/sealedFile';
import { Vault } from '../../../shared/crypto/vault';
import { createJournal } from '../../../shared/sync/createJournal';
import { openStorage } from '../../../renderer/workers/storage/openStorage';
import { holdProfile } from '../../../renderer/workers/storage/profileLock';
import { webPrimitives as primitives } from '../../../renderer/workers/storage/webPrimitives';

const passphrase = 'seven green lamps';
const testOnlyArgon2 = { memoryKiB: 64, passes: 1, lanes: 1 };
const fold = (state, { body }) => [...(state ?? []), body];

async function desk() {
  await holdProfile('clinic', navigator.locks);
  const store = await openStorage('clinic');
  const vault = new Vault({ primitives, storage: store.header, clock: Date.now, testOnlyArgon2 });
  const screen = await vault.lockScreen();
  const keyring =
    screen === undefined
      ? (await vault.createClinic({ userName: 'Ada', role: 'manager', passphrase })).keyring
      : await vault.unlock(screen.people[0].id, passphrase);
  const folds = { request: fold, clinic: fold };
  const journal = createJournal({
    storage: store.rows,
    keyring,
    clock: Date.now,
    primitives,
    folds,
    contentVersion: 1,
  });
  await journal.open();
  const files = createSealedFiles({ store: store.files, keyring, primitives });
  return { journal, files };
}

/** Writes files and changes without end; says each one only when it is acknowledged. */
async function burst({ journal, files }) {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const file = await files.write('r1', bytes);
    await journal.append([{ type: 'file', subject: { kind: 'request', id: 'r1' }, body: file }]);
    postMessage({ acknowledged: file.fileId });
  }
}

/** Everything the request names, read back and compared with its digest. */
async function check({ journal, files }) {
  const named = journal.get('request', 'r1') ?? [];
  const whole = [];
  for (const { fileId, sha256 } of named) {
    const digest = await primitives.sha256(await files.read('r1', fileId));
    if (digest.reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '') === sha256) {
      whole.push(fileId);
    }
  }
  const report = await journal.rebuild();
  const kept = new Set(named.map(({ fileId }) => fileId));
  const swept = await files.sweep(kept);
  return { named: named.length, whole, report, swept, left: (await files.list()).length };
}

const verbs = { burst, check };

onmessage = async ({ data }) => {
  try {
    postMessage({ done: await verbs[data](await desk()) });
  } catch (error) {
    postMessage({ failed: error.fault?.code ?? String(error.stack) });
  }
};
