import { beforeAll, describe, expect, it } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { verifyOutput } from '../../../shared/pdf/verify/verifyOutput';
import { rightFile } from '../../corpus/rightFiles';
import { sha256 } from '../../support/digest';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

/** Two hundred files in ten batches: sizes, turns, crops, units, fonts, scans, marks, stamps, words over print. */
const batches = Array.from({ length: 10 }, (_, at) => at * 20);

const shapes = new Set<string>();

describe('Right files of every shape pass the verifier', () => {
  it.each(batches)('twenty from seed %i', async (first) => {
    for (let seed = first; seed < first + 20; seed += 1) {
      const { bytes, expectations } = await rightFile(seed);
      const { checks } = await verifyOutput({
        file: fileOfBytes(bytes),
        expectations,
        digest: sha256,
        pdfjs,
      });
      expect([seed, checks.filter((check) => !check.passed)]).toEqual([seed, []]);
      for (const { kind, layer } of expectations.pages!)
        shapes.add(layer ? 'rebuilt, with words' : kind);
    }
  });

  it('and every kind of page is among them', () => {
    expect([...shapes].sort()).toEqual(['kept', 'own', 'rebuilt', 'rebuilt, with words']);
  });
});
