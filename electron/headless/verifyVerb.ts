import { Refused } from '../../shared/domain/base/fault';
import { readCall } from './arguments';
import { engineInNode } from './engineInNode';
import { fileAt, readJson } from './files';
import { marksSchema } from './schemas';
import { usage } from './usage';

export async function verifyVerb(argv: readonly string[]): Promise<unknown> {
  const call = readCall(argv, ['marks'], usage.verify);
  const marksFile = call.option('marks');
  const { marks, terms } =
    marksFile === undefined ? { marks: [], terms: [] } : await readJson(marksFile, marksSchema);
  const file = await fileAt(call.file);
  const engine = await engineInNode();
  const verification = await engine.verify({ ...file, expectations: { marks, terms } });
  if (verification.passed) return verification;
  const failed = verification.checks.find((check) => !check.passed);
  const where = failed?.page === undefined ? 'This file' : `Page ${failed.page}`;
  throw new Refused(
    'not-proved',
    `${where} is not safe to release: ${failed?.problem ?? 'a check did not run'}.`,
  );
}
