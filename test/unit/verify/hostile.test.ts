import { beforeAll, describe, expect, it } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { inspectOutput } from '../../../shared/pdf/verify/inspectOutput';
import { findSecrets } from '../../corpus/findSecrets';
import { makeHostilePdf } from '../../corpus/hostile';
import { sha256 } from '../../support/digest';
import { requireTool } from '../../support/outsideTools';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { redactInNode } from '../../support/redactNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

describe('The hostile file', () => {
  it('has at least 64 different secrets, and the audit finds every one of them', (context) => {
    requireTool('qpdf', context);
    const { bytes, secrets } = makeHostilePdf();
    expect(new Set(secrets.map((secret) => secret.text)).size).toBe(secrets.length);
    expect(secrets.length).toBeGreaterThanOrEqual(64);
    const found = new Set(findSecrets(bytes, secrets).map((leak) => leak.secret.id));
    expect(secrets.filter((secret) => !found.has(secret.id))).toEqual([]);
  });

  it('is refused as it is', async () => {
    const { bytes, secrets, marks } = makeHostilePdf();
    const terms = secrets.map((secret) => secret.text);
    const result = await inspectOutput({
      file: fileOfBytes(bytes),
      marks,
      terms,
      digest: sha256,
      pdfjs,
    });
    expect(result.passed).toBe(false);
  });

  it.each([
    ['with an XFA form, where no page is kept', true],
    ['without one, where each page is judged by itself', false],
  ])('leaves no secret behind when redacted (%s)', async (_, withXfa) => {
    const { bytes, secrets, marks } = makeHostilePdf({ withXfa });
    const result = await redactInNode({ bytes, marks, terms: [] });
    expect(result.report.verification.passed).toBe(true);
    expect(findSecrets(result.bytes, secrets)).toEqual([]);
  });

  it('keeps what may be read on pages that hide nothing', async () => {
    const { bytes, marks, visible } = makeHostilePdf({ withXfa: false });
    const result = await redactInNode({ bytes, marks, terms: [] });
    const shown = visible.map((text, at) => ({
      id: String(at),
      family: 'visible',
      text: text.replace(/ /g, ''),
    }));
    const kept = result.report.pages - result.report.rebuilt.length;
    expect(kept).toBeGreaterThan(0);
    expect(findSecrets(result.bytes, shown)).toHaveLength(kept);
  });
});
