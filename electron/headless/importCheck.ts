import { readCall } from './arguments';
import { engineInNode } from './engineInNode';
import { readBytes } from './files';
import { usage } from './usage';

export async function importCheck(argv: readonly string[]): Promise<unknown> {
  const call = readCall(argv, ['password'], usage['import-check']);
  const password = call.option('password');
  const bytes = await readBytes(call.file);
  const engine = await engineInNode();
  const { pdf, ...facts } = await engine.importFile({
    bytes,
    ...(password !== undefined && { password }),
  });
  return { ...facts, pdfBytes: pdf.length };
}
