import { dirname, resolve } from 'node:path';
import type { PacketPart, PacketSource, PacketSpec, PdfEngine } from '../../shared/pdf/port';
import { sniff } from '../../shared/pdf/import/sniff';
import { readCall, required } from './arguments';
import { engineInNode, progressOnStderr } from './engineInNode';
import { mateInNode } from './mateInNode';
import { readBytes, readJson, clearTarget, writeWhole } from './files';
import { packetSchema, type PacketFile } from './schemas';

const usage = 'roi packet SPEC.json --out OUT.pdf';

export async function packet(argv: readonly string[]): Promise<unknown> {
  const call = readCall(argv, ['out'], usage);
  const out = required(call, 'out', usage);
  const file = await readJson(call.file, packetSchema);
  const folder = dirname(resolve(call.file));
  const inputs = file.parts.flatMap((part) => ('file' in part ? [resolve(folder, part.file)] : []));
  await clearTarget(out, [call.file, ...inputs]);
  const engine = await engineInNode({ mate: mateInNode() });
  const spec = await toSpec(engine, file, folder);
  const { bytes, manifest, report } = await engine.composePacket(spec, progressOnStderr);
  await writeWhole(out, bytes);
  return { ...report, manifest };
}

/** Each file is read and taken in once, however many parts use it. */
async function toSpec(engine: PdfEngine, file: PacketFile, folder: string): Promise<PacketSpec> {
  const sources = new Map<string, PacketSource>();
  for (const part of file.parts) {
    if (!('file' in part)) continue;
    const id = resolve(folder, part.file);
    if (!sources.has(id)) sources.set(id, await readSource(engine, id, part.password));
  }
  const parts = file.parts.map((part) => toPart(part, folder));
  return { ...file, parts, sources: [...sources.values()] };
}

async function readSource(
  engine: PdfEngine,
  path: string,
  password: string | undefined,
): Promise<PacketSource> {
  const bytes = await readBytes(path);
  const given = password === undefined ? {} : { password };
  // A PDF is looked through when its pages are made safe; only pictures become one here.
  if (sniff(bytes) === 'pdf') return { id: path, bytes, ...given };
  return { id: path, bytes: (await engine.importFile({ bytes })).pdf };
}

function toPart(part: PacketFile['parts'][number], folder: string): PacketPart {
  if (!('file' in part)) return part;
  const { kind, pages, marks } = part;
  const drawn = {
    sourceId: resolve(folder, part.file),
    ...(pages && { pages }),
    ...(marks && { marks }),
  };
  if (kind === 'request') return { kind, ...drawn };
  return { kind, ...drawn, ...(part.title !== undefined && { title: part.title }) };
}
