import { beforeAll, describe, expect, it } from 'vitest';

import { composePacket } from '../../../shared/pdf/build/packet';
import type { RedactTools } from '../../../shared/pdf/build/redact';
import { redact } from '../../../shared/pdf/build/redact';
import { disguises, olderSecret } from '../../corpus/disguises';
import { findSecrets } from '../../corpus/findSecrets';
import { fileWith, hidingPlaces } from '../../corpus/hidingPlaces';
import { type HostilePdf, makeHostilePdf } from '../../corpus/hostile';
import { inkIn } from '../../support/ink';
import { requireTool } from '../../support/outsideTools';
import { proving } from '../../support/pdfTools';

let tools: RedactTools;
beforeAll(async () => {
  tools = await proving();
});

/** Where every page of fileWith says that the patient is stable. */
const shown = [20, 168, 120, 182] as const;
const bytesOnly = { programs: false };
const batches = Array.from({ length: Math.ceil(hidingPlaces.length / 12) }, (_, at) =>
  hidingPlaces.slice(at * 12, at * 12 + 12),
);
const some = hidingPlaces.filter((_, at) => at % 7 === 0);
const others = hidingPlaces.filter((_, at) => at % 7 === 3);

async function expectClean(
  file: HostilePdf,
  { password, programs }: { password?: string; programs: boolean },
): Promise<Uint8Array> {
  const { bytes, secrets, marks } = file;
  const request = { bytes, marks, terms: [], ...(password !== undefined && { password }) };
  const result = await redact(tools, request);
  expect(findSecrets(result.bytes, secrets, { programs })).toEqual([]);
  expect(result.report.pages).toBe(file.visible.length);
  return result.bytes;
}

async function expectShown(output: Uint8Array, { visible }: HostilePdf): Promise<void> {
  for (const page of visible.keys()) {
    expect(await inkIn(output, page + 1, shown)).toBeGreaterThan(40);
  }
}

describe('A secret does not survive, and what was to be seen does', () => {
  it.each(hidingPlaces.map((place) => [place[0], place] as const))('%s', async (_, place) => {
    const file = fileWith([place]);
    expect(findSecrets(file.bytes, file.secrets, bytesOnly)).toHaveLength(1);
    await expectShown(await expectClean(file, bytesOnly), file);
  });
});

describe('No secret survives in a packet, whoever reads it', () => {
  it.each(batches.map((batch, at) => [at + 1, batch] as const))('packet %i', async (_, batch) => {
    const files = batch.map((place) => fileWith([place]));
    const packet = await composePacket(tools, {
      sources: files.map(({ bytes }, at) => ({ id: String(at), bytes })),
      parts: files.map(({ marks }, at) => ({ kind: 'records', sourceId: String(at), marks })),
      stamp: { requestNumber: 'REQ-2026-000012' },
    });
    const secrets = files.flatMap((file) => file.secrets);
    expect(findSecrets(packet.bytes, secrets)).toEqual([]);
    expect(packet.report.pages).toBe(batch.length);
  });
});

describe('No secret survives where the pages are', () => {
  const frames = [
    ['turned right', '/Rotate 90'],
    ['on their heads', '/Rotate 180'],
    ['turned left', '/Rotate 270'],
    ['cropped', '/CropBox [10 40 290 190]'],
    ['cropped and turned', '/CropBox [10 40 290 190] /Rotate 90'],
    ['in another unit', '/UserUnit 2'],
  ] as const;

  it.each(frames)('%s', async (_, frame) => {
    for (const places of [some, others]) {
      const file = fileWith(places, frame);
      await expectShown(await expectClean(file, bytesOnly), file);
    }
  });
});

describe('No secret survives in a file with', () => {
  for (const { name, tool, password, put } of disguises) {
    it(name, async (context) => {
      if (tool) requireTool(tool, context);
      const open = { programs: true, ...(password !== undefined && { password }) };
      for (const file of [fileWith(some), makeHostilePdf({ withXfa: false })]) {
        const secrets = [...file.secrets, olderSecret];
        await expectClean({ ...file, secrets, bytes: put(file.bytes) }, open);
      }
    });
  }
});
