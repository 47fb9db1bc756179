/** The resources of a FHIR bundle, found by the references between them; nothing outside is asked. */
import { joined } from './chartWords';
import { isObject, objectAt, objectsAt, textAt, textsAt, type Json } from './json';

export class Bundle {
  /** Undefined where two resources claim the same reference. */
  private readonly byReference = new Map<string, Json | undefined>();
  readonly resources: readonly Json[];

  constructor(bundle: Json) {
    const entries = objectsAt(bundle, 'entry');
    this.resources = entries.map((entry) => objectAt(entry, 'resource')).filter(isObject);
    for (const entry of entries) this.keep(entry);
  }

  /** The resource a `Reference` leads to; absent where it lies outside the file, or could be either of two. */
  follow(reference: Json | undefined): Json | undefined {
    return this.byReference.get(textAt(reference, 'reference'));
  }

  /** What a reference says for itself, else the name of what it leads to. */
  nameOf(reference: Json | undefined): string {
    return textAt(reference, 'display') || nameIn(this.follow(reference));
  }

  private keep(entry: Json): void {
    const resource = objectAt(entry, 'resource');
    if (!resource) return;
    const [url, id] = [textAt(entry, 'fullUrl'), textAt(resource, 'id')];
    if (url !== '') this.claim(url, resource);
    if (id !== '') this.claim(`${textAt(resource, 'resourceType')}/${id}`, resource);
  }

  /** Two patients of two servers may have the same number: neither is taken for the other. */
  private claim(reference: string, resource: Json): void {
    const isFree = !this.byReference.has(reference);
    const isSame = isFree || isEqual(this.byReference.get(reference), resource);
    this.byReference.set(reference, isSame ? resource : undefined);
  }
}

function isEqual(one: Json | undefined, other: Json): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function nameIn(resource: Json | undefined): string {
  const [human] = objectsAt(resource, 'name');
  return human ? humanName(human) : textAt(resource, 'name');
}

/** "Dr. Ann Hale". */
function humanName(name: Json): string {
  const said = ['prefix', 'given', 'family', 'suffix'].flatMap((key) => [
    ...textsAt(name, key),
    textAt(name, key),
  ]);
  return joined(said) || textAt(name, 'text');
}

/** A CodeableConcept as a reader wants it. */
export function conceptWords(concept: Json | undefined): string {
  const codings = objectsAt(concept, 'coding');
  const display = codings.map((coding) => textAt(coding, 'display')).find((one) => one !== '');
  return (
    textAt(concept, 'text') ||
    (display ?? codings.map((coding) => textAt(coding, 'code')).find((one) => one !== '') ?? '')
  );
}
