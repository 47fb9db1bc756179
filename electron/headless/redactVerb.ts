import { readCall, required, WrongCall, wholeNumber } from './arguments';
import { engineInNode, progressOnStderr } from './engineInNode';
import { mateInNode } from './mateInNode';
import { clearTarget, fileAt, readJson, writtenWhole } from './files';
import { marksSchema } from './schemas';
import { usage } from './usage';

export async function redactVerb(argv: readonly string[]): Promise<unknown> {
  const call = readCall(argv, ['marks', 'out', 'password', 'dpi'], usage.redact, ['searchable']);
  const out = required(call, 'out', usage.redact);
  const password = call.option('password');
  const dpi = wholeNumber(call.option('dpi'), usage.redact);
  if (dpi !== undefined && (dpi < 72 || dpi > 600))
    throw new WrongCall('roi redact: --dpi is 72 to 600');
  const marksFile = required(call, 'marks', usage.redact);
  await clearTarget(out, [call.file, marksFile]);
  const { marks, terms } = await readJson(marksFile, marksSchema);
  const file = await fileAt(call.file);
  const engine = await engineInNode({ mate: mateInNode() });
  const options = {
    searchable: call.has('searchable'),
    ...(password !== undefined && { password }),
    ...(dpi !== undefined && { dpi }),
  };
  return writtenWhole(out, (place) =>
    engine.redactInto({ ...file, marks, terms, ...options, into: { place } }, progressOnStderr),
  );
}
