import { redact } from '../../shared/pdf/build/redact';
import type { RedactRequest, RedactResult } from '../../shared/pdf/port';
import { proving } from './pdfTools';

/** The product's own redaction and verifier in Node. */
export async function redactInNode(request: RedactRequest): Promise<RedactResult> {
  return redact(await proving(), request);
}
