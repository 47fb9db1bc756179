/**
 * What a file may say of itself: an identity, and the claim of PDF/A-2b with the colours it is meant in.
 * Both are free text to a reader of the format, so only the desk's own bytes are let through.
 */
import type { Digest, Expectations } from './expectations';
import type { WalkedFile } from './fileWalk';
import { dictOf, isKind, nameOf, type Objects, type PdfDict, type PdfValue, Problem, resolve } from './values'; // prettier-ignore

/** SHA-256 of the one XMP packet and the one colour profile there may be. */
const claimSha256 = 'da294e70e3b554991f494afee5f537fa45acb059085d07d19a4c8397012b0332';
const profileSha256 = 'bfc1569c8175eceb057adc6e6e180f6993c415dde1f498f02d6244c24bdd3561';
const idLength = 16;

type Described = Pick<Expectations, 'pages' | 'fileId'>;

export async function expectOwnWords(
  { trailer, objects }: WalkedFile,
  described: Described,
  digest: Digest,
): Promise<string> {
  const catalog = dictOf(resolve(trailer.entries.get('Root'), objects));
  if (!catalog) throw new Problem('the file has no catalog');
  expectIdentity(resolve(trailer.entries.get('ID'), objects), described);
  const claims = catalog.entries.has('Metadata') || catalog.entries.has('OutputIntents');
  if (described.pages && claims !== earnsClaim(described)) {
    throw new Problem('the file claims to be made for archives and is not, or does not and is');
  }
  if (!claims) return 'an identity, no words';
  expectClaim(await readClaim(catalog, objects, digest));
  return 'an identity and the claim of PDF/A-2b, no other words';
}

function earnsClaim({ pages, fileId }: Described): boolean {
  return fileId !== undefined && pages?.every(({ kind }) => kind !== 'kept') === true;
}

/** A file that nobody described may have an identity; of a described one it is told. */
function expectIdentity(id: PdfValue, { pages, fileId }: Described): void {
  if (fileId !== undefined || (id !== null && !pages)) expectId(id, fileId);
  else if (id !== null) throw foreignId();
}

/** Twice the same sixteen bytes: the one that was told, where one was. */
function expectId(id: PdfValue, wanted: string | undefined): void {
  const items = isKind(id, 'array') ? id.items : [];
  const texts = items.map((item) => (isKind(item, 'string') ? hexOf(item.bytes) : ''));
  const [first = ''] = texts;
  const isOwn = first.length === 2 * idLength && texts.length === 2 && texts[1] === first;
  if (!isOwn || (wanted !== undefined && first !== wanted)) throw foreignId();
}

function foreignId(): Problem {
  return new Problem('the file has an identity that the desk did not give it');
}

interface Claim {
  readonly metadata: PdfValue;
  readonly metadataSha256: string;
  readonly intents: number;
  readonly intent: PdfDict | undefined;
  readonly profile: PdfValue;
  readonly profileSha256: string;
}

async function readClaim(catalog: PdfDict, objects: Objects, digest: Digest): Promise<Claim> {
  const metadata = resolve(catalog.entries.get('Metadata'), objects);
  const intents = resolve(catalog.entries.get('OutputIntents'), objects);
  const items = isKind(intents, 'array') ? intents.items : [];
  const intent = dictOf(resolve(items[0], objects));
  const profile = resolve(intent?.entries.get('DestOutputProfile'), objects);
  return {
    ...{ metadata, intents: items.length, intent, profile },
    metadataSha256: await streamSha256(metadata, digest),
    profileSha256: await streamSha256(profile, digest),
  };
}

function expectClaim(claim: Claim): void {
  const isOurs =
    isNamed(claim.metadata, { Type: 'Metadata', Subtype: 'XML' }) &&
    claim.metadataSha256 === claimSha256;
  if (!isOurs) throw new Problem('the file says something of itself that the desk did not say');
  if (!isSrgb(claim)) throw new Problem('the file is meant in colours that the desk does not know');
}

function isSrgb({ intents, intent, profile, profileSha256: sha256 }: Claim): boolean {
  return (
    intents === 1 &&
    isNamed(intent, { Type: 'OutputIntent', S: 'GTS_PDFA1' }) &&
    isText(intent?.entries.get('OutputConditionIdentifier'), 'sRGB') &&
    dictOf(profile)?.entries.get('N') === 3 &&
    sha256 === profileSha256
  );
}

function isNamed(value: PdfValue | undefined, names: Readonly<Record<string, string>>): boolean {
  const entries = dictOf(value)?.entries;
  return Object.entries(names).every(([key, name]) => nameOf(entries?.get(key)) === name);
}

function isText(value: PdfValue | undefined, text: string): boolean {
  return isKind(value, 'string') && String.fromCharCode(...value.bytes) === text;
}

async function streamSha256(value: PdfValue, digest: Digest): Promise<string> {
  return isKind(value, 'stream') ? digest(value.raw) : '';
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
