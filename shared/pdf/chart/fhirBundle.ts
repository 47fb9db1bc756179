/** The resources of a FHIR bundle, found by the references between them; nothing outside is asked. */
import { joined } from './chartWords';
import { isObject, objectAt, objectsAt, textAt, textsAt, type Json } from './json';

export class Bundle {
  private readonly byReference = new Map<string, Json>();
  readonly resources: readonly Json[];

  constructor(bundle: Json) {
    const entries = objectsAt(bundle, 'entry');
    this.resources = entries.map((entry) => objectAt(entry, 'resource')).filter(isObject);
    for (const entry of entries) this.keep(entry);
  }

  /** The resource a `Reference` leads to; absent where it lies outside the file. */
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
    if (url !== '') this.byReference.set(url, resource);
    if (id !== '') this.byReference.set(`${textAt(resource, 'resourceType')}/${id}`, resource);
  }
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
