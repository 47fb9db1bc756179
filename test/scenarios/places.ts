/** `gate.basis.ok`: every place of a decision, also where nothing stands there. */
function placesIn(value: unknown, path = ''): readonly string[] {
  const members = isGroup(value) ? Object.entries(value) : [];
  return members.flatMap(([key, member]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...placesIn(member, here)];
  });
}

/** Which places there are: those some decision has, and a member for each id of the rules. */
export class KnownPlaces {
  private readonly places = new Set<string>();
  private readonly members = new Set<string>();

  constructor(private readonly ruleIds: ReadonlySet<string>) {}

  add(decision: unknown): void {
    for (const place of placesIn(decision)) {
      this.places.add(place);
      this.members.add(likeMember(place));
    }
  }

  has(place: string): boolean {
    if (this.places.has(place)) return true;
    const { parent, key } = split(place);
    return (
      this.places.has(parent) && (this.ruleIds.has(key) || this.members.has(likeMember(place)))
    );
  }
}

/** `checks.A01.reason` is a field as in `checks.A06.reason`. */
function likeMember(place: string): string {
  const { parent, key } = split(place);
  return `${split(parent).parent}.*.${key}`;
}

function split(place: string): { readonly parent: string; readonly key: string } {
  const at = place.lastIndexOf('.');
  return { parent: place.slice(0, Math.max(0, at)), key: place.slice(at + 1) };
}

/** Every `id` in the packs. */
export function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isGroup(value)) return [];
  const own = typeof value['id'] === 'string' ? [value['id']] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

/** Places of which a `then` says that nothing stands there. */
export function emptyPlacesIn(then: unknown): readonly string[] {
  return placesIn(then).filter((place) => valueAt(then, place) === null);
}

function valueAt(value: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((inner, key) => (isGroup(inner) ? inner[key] : undefined), value);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
