import { writeFileSync } from 'node:fs';
import { sealBatch, signingKeyId } from '../../../shared/crypto/batchFormat';
import { newFileHeader, sealChunk } from '../../../shared/crypto/fileFormat';
import { sealSlot } from '../../../shared/crypto/keySlot';
import { wrapRequestKey } from '../../../shared/crypto/keyWrap';
import { formatRecoveryCode } from '../../../shared/crypto/recoveryCode';
import { sealRow } from '../../../shared/crypto/rowFormat';
import { sealingKey } from '../../../shared/crypto/sealing';
import { concatBytes, fromHex, toHex, utf8 } from '../../../shared/domain/base/bytes';
import { counting, fixedPrimitives, rfc8032 } from './fixedPrimitives';

/** Each format once, from fixed keys and IVs. What it gives must never change for a version. */
export async function makeVectors(): Promise<Record<string, Record<string, unknown>>> {
  return {
    'row-v1': await rowVector(),
    'batch-v1': await batchVector(),
    'file-v1': await fileVector(),
    'wrap-v1': await wrapVector(),
    'slots-v1': await slotVector(),
  };
}

const keyHex = toHex(counting(32, 1));
const otherKeyHex = toHex(counting(32, 101));

async function rowVector() {
  const p = fixedPrimitives();
  const key = await sealingKey(p, fromHex(keyHex));
  const place = { table: 'request', id: 'r-0001', rev: 7 };
  const plain = '{"number":"26-0001"}';
  const sealed = await sealRow(p, key, place, utf8(plain));
  return { key: keyHex, keyId: key.id, place, plain, sealed: toHex(sealed) };
}

async function batchVector() {
  const p = fixedPrimitives();
  const keys = [await sealingKey(p, fromHex(keyHex)), await sealingKey(p, fromHex(otherKeyHex))];
  const place = {
    dev: toHex(counting(16, 3)),
    epoch: toHex(counting(16, 5)),
    firstSeq: 41,
    prev: toHex(counting(32, 9)),
  };
  const plain = ['{"type":"a"}', '{"type":"b"}'];
  const signer = {
    keyId: await signingKeyId(p, fromHex(rfc8032.publicKey)),
    privateKey: fromHex(rfc8032.seed),
  };
  const entries = plain.map((text, index) => ({ key: keys[index]!, plain: utf8(text) }));
  // One by one, so that the IVs come in the order of the entries.
  const sealed = await sealBatch(p, place, signer, entries);
  const { publicKey } = rfc8032;
  return { keys: [keyHex, otherKeyHex], publicKey, place, plain, sealed: toHex(sealed) };
}

async function fileVector() {
  const p = fixedPrimitives();
  const requestKey = await sealingKey(p, fromHex(keyHex));
  const { file, header } = await newFileHeader(p, requestKey);
  const plain = '%PDF-1.7';
  const chunk = await sealChunk(p, file, { index: 0, last: true }, utf8(plain));
  const sealed = toHex(concatBytes(header, chunk));
  return { requestKey: keyHex, fileId: file.fileId, plain, sealed };
}

async function wrapVector() {
  const p = fixedPrimitives();
  const wrapping = await sealingKey(p, fromHex(keyHex));
  const key = await sealingKey(p, fromHex(otherKeyHex));
  const sealed = await wrapRequestKey(p, wrapping, 'r-0001', key);
  return { wrapping: keyHex, requestId: 'r-0001', key: otherKeyHex, sealed: toHex(sealed) };
}

async function slotVector() {
  const p = fixedPrimitives();
  const argon2 = { memoryKiB: 64, passes: 1, lanes: 1 };
  const keys = counting(64, 11);
  const passphrase = 'seven green lamps';
  const code = counting(20, 77);
  const deviceSecret = counting(32, 55);
  const slots = [
    await sealSlot(p, 'u1', { kind: 'passphrase', passphrase, argon2 }, keys),
    await sealSlot(p, 'u1', { kind: 'passphrase+device', passphrase, argon2, deviceSecret }, keys),
    await sealSlot(p, 'u1', { kind: 'recovery', code }, keys),
  ];
  return {
    owner: 'u1',
    passphrase,
    deviceSecret: toHex(deviceSecret),
    recoveryCode: await formatRecoveryCode(p, code),
    keys: toHex(keys),
    slots,
  };
}

/** `WRITE_VECTORS=1` writes those of a new version; the committed ones are never written again. */
export async function writeVectors(directory: string): Promise<void> {
  for (const [name, vector] of Object.entries(await makeVectors())) {
    writeFileSync(`${directory}/${name}.json`, `${JSON.stringify(vector, null, 2)}\n`, {
      flag: 'wx',
    });
  }
}
