import { beforeAll, describe, expect, it } from 'vitest';

import type { Check } from '../../../shared/pdf/model';
import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { verifyOutput } from '../../../shared/pdf/verify/verifyOutput';
import { edit } from '../../corpus/changes';
import { layerMutations, searchableWritten } from '../../corpus/layerMutations';
import { type Mutation, packetMutations, redactionMutations } from '../../corpus/mutations';
import { packetWritten, redactionWritten } from '../../corpus/provedPacket';
import { sha256 } from '../../support/digest';
import type { Written } from '../../support/pdfTools';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

const suites: readonly [string, () => Promise<Written>, readonly Mutation[]][] = [
  ['a packet', packetWritten, packetMutations],
  ['a redaction', redactionWritten, redactionMutations],
  ['a searchable redaction', searchableWritten, layerMutations],
];

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

async function failed({ bytes, expectations }: Written): Promise<readonly Check[]> {
  const { checks } = await verifyOutput({
    file: fileOfBytes(bytes),
    expectations,
    digest: sha256,
    pdfjs,
  });
  return checks.filter((check) => !check.passed);
}

describe.each(suites)('Of %s that the desk wrote, the verifier', (_, write, mutations) => {
  let right: Written;
  beforeAll(async () => {
    right = await write();
  });

  it('passes it, and passes it opened and saved again', async () => {
    expect(await failed(right)).toEqual([]);
    expect(await failed(await edit(() => undefined)(right))).toEqual([]);
  });

  it.each(mutations)('refuses %s, and names page %i and the reason', async (...row) => {
    const [, page, reason, change] = row;
    const problems = await failed(await change(right));
    const where = page === 0 ? undefined : page;
    expect(problems).not.toEqual([]);
    expect(problems.map((check) => check.problem).join()).not.toContain('could not be finished');
    expect(problems.map((check) => [check.page, check.problem])).toContainEqual([
      where,
      expect.stringContaining(reason),
    ]);
  });
});
