import type { RulePack } from '../../shared/domain/law/pack';
import { at, type Path } from './paths';

export interface SeenValues {
  /** Another value that some pack has in the same place, or for the same fact. */
  other(root: RulePack, path: Path, value: string): string | undefined;
}

/** Which texts stand in the same field anywhere in the packs, and which are tested of a fact. */
export function seenValues(library: readonly RulePack[]): SeenValues {
  const seen = new Map<string, Set<string>>();
  for (const pack of library) collect(pack, pack, [], seen);
  return {
    other: (root, path, value) =>
      [...(seen.get(placeOf(root, path)) ?? [])].find((one) => one !== value),
  };
}

function collect(root: RulePack, value: unknown, path: Path, seen: Map<string, Set<string>>): void {
  if (typeof value === 'string') {
    const place = placeOf(root, path);
    seen.set(place, (seen.get(place) ?? new Set()).add(value));
  } else if (typeof value === 'object' && value !== null) {
    const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const step of steps) collect(root, at(value, [step]), [...path, step], seen);
  }
}

/** Members of lists stand in one place; what a condition tests stands under its fact. */
function placeOf(root: RulePack, path: Path): string {
  const keys = path.filter((step) => typeof step === 'string');
  const tested = ['is', 'has'].includes(keys.at(-1) ?? '');
  if (!tested) return `${String(path[0])} ${keys.at(-1) ?? ''}`;
  const owner = path.slice(0, path.lastIndexOf(keys.at(-1) ?? ''));
  return `fact ${String((at(root, owner) as { readonly fact?: string }).fact)}`;
}
