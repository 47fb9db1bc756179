import { dirname, resolve } from 'node:path';
import { Refused } from '../../shared/domain/base/fault';
import { passwordProblem } from '../../shared/domain/release/lock';
import type { PacketPart, PacketSource, PacketSpec, PdfEngine } from '../../shared/pdf/port';
import { isPdf } from '../../shared/pdf/import/sniff';
import { readCall, required } from './arguments';
import { openerWith, withFile } from '../../shared/pdf/files';
import { engineInNode, progressOnStderr } from './engineInNode';
import { filesOfDisk } from './filesOfDisk';
import { mateInNode } from './mateInNode';
import { clearTarget, fileAt, readBytes, readJson, writeWhole, writtenWhole } from './files';
import { packetSchema, type PacketFile } from './schemas';
import { usage } from './usage';

export async function packet(argv: readonly string[]): Promise<unknown> {
  const call = readCall(argv, ['out', 'password-file'], usage.packet, ['searchable']);
  const out = required(call, 'out', usage.packet);
  const file = await readJson(call.file, packetSchema);
  const folder = dirname(resolve(call.file));
  const inputs = file.parts.flatMap((part) => ('file' in part ? [resolve(folder, part.file)] : []));
  const passwordFile = call.option('password-file');
  const read = [call.file, ...inputs, ...(passwordFile === undefined ? [] : [passwordFile])];
  await clearTarget(out, read);
  const password = passwordFile === undefined ? undefined : await readPassword(passwordFile);
  const engine = await engineInNode({ mate: mateInNode() });
  const spec = await toSpec(engine, file, folder);
  const wished = { ...spec, searchable: call.has('searchable') };
  if (password === undefined) {
    const { manifest, report } = await writtenWhole(out, (place) =>
      engine.composePacketInto({ ...wished, into: { place } }, progressOnStderr),
    );
    return { ...report, manifest };
  }
  // What is to be locked never lies on the disk without its lock.
  const { bytes, manifest, report } = await engine.composePacket(wished, progressOnStderr);
  const locked = await engine.lock({ bytes, password }, progressOnStderr);
  await writeWhole(out, locked.bytes);
  return { ...report, manifest, locked: locked.report };
}

/** Nobody is known here whose name it may not be. */
const nobody = { patientFamilyName: '', patientGivenName: '', patientDateOfBirth: '' };

/** The first line of a file, so that it stands in no list of commands. */
async function readPassword(path: string): Promise<string> {
  const [password = ''] = new TextDecoder().decode(await readBytes(path)).split(/\r?\n/);
  const problem = passwordProblem(password, nobody);
  if (problem !== undefined) throw new Refused('password-weak', problem);
  return password;
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

/** Bytes that tell what a file is. */
const beginning = 1024;

async function readSource(
  engine: PdfEngine,
  path: string,
  password: string | undefined,
): Promise<PacketSource> {
  const given = await fileAt(path);
  const whole = await withFile(openerWith(filesOfDisk), given, (file) =>
    isPdf(file.read(0, Math.min(file.size, beginning))) ? undefined : file.read(0, file.size),
  );
  // A PDF is looked through when its pages are made safe; only pictures become one here.
  if (!whole) return { id: path, ...given, ...(password !== undefined && { password }) };
  return { id: path, bytes: (await engine.importFile({ bytes: whole })).pdf };
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
