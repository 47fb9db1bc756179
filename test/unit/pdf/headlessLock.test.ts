import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { packet } from '../../../electron/headless/packetVerb';
import { sha256 } from '../../support/digest';

const folder = mkdtempSync(join(tmpdir(), 'roi-headless-lock-'));
const path = (name: string): string => join(folder, name);
const password = 'Grüner Fluß 44';

beforeAll(() => {
  const cover = { kind: 'cover', text: { title: 'Records', paragraphs: ['For Anna Miller.'] } };
  const spec = { parts: [cover], stamp: { requestNumber: 'REQ-2026-000007' } };
  writeFileSync(path('spec.json'), JSON.stringify(spec));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const call = (passwords: string) => {
  writeFileSync(path('password.txt'), passwords);
  return packet([path('spec.json'), '--out', path('out.pdf'), '--password-file', path('password.txt')]); // prettier-ignore
};

describe('A packet made without a screen', () => {
  it('is locked with the first line of a file, and says what was written', async () => {
    const said = await call(`${password}\r\nnot this line\n`);
    const written = readFileSync(path('out.pdf'));
    expect(said).toMatchObject({ locked: { pages: 1, outputSha256: await sha256(written) } });
    expect(JSON.stringify(said)).not.toContain(password);
    const engine = await engineInNode();
    await expect(engine.open({ fileId: 'a', bytes: written, password })).resolves.toEqual({
      pages: 1,
    });
    await expect(engine.open({ fileId: 'b', bytes: written })).rejects.toMatchObject({
      fault: { code: 'pdf-password-needed' },
    });
  });

  it('is not written with a password that will not do', async () => {
    await expect(call('short\n')).rejects.toMatchObject({ fault: { code: 'password-weak' } });
    expect(existsSync(path('out.pdf'))).toBe(false);
  });

  it('is not written over its password', async () => {
    writeFileSync(path('password.txt'), password);
    const over = packet([path('spec.json'), '--out', path('password.txt'), '--password-file', path('password.txt')]); // prettier-ignore
    await expect(over).rejects.toThrow('must not replace');
    expect(readFileSync(path('password.txt'), 'utf8')).toBe(password);
  });
});
