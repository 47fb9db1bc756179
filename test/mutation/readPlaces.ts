import type { RulePack } from '../../shared/domain/law/pack';
import { pathWords, type Path } from './paths';

/** A pack of the library and a place in it. */
export type Place = string;

export function placeOf(packAt: number, path: Path): Place {
  return `${String(packAt)}${pathWords(path)}`;
}

/**
 * The library with an eye on it: `read` tells which places were looked at. A run that never
 * looked at a place comes to the same whatever stands there.
 */
export function watched(
  library: readonly RulePack[],
  read: (place: Place) => void,
): readonly RulePack[] {
  const known = new WeakMap<object, object>();
  const watch = (value: unknown, packAt: number, path: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const seen = known.get(value);
    if (seen) return seen;
    const proxy = new Proxy(value, {
      get(target, key, receiver) {
        const member: unknown = Reflect.get(target, key, receiver);
        if (typeof key === 'symbol' || typeof member === 'function') return member;
        const here = [...path, Array.isArray(target) && /^\d+$/.test(key) ? Number(key) : key];
        read(placeOf(packAt, here));
        return watch(member, packAt, here);
      },
    });
    known.set(value, proxy);
    return proxy;
  };
  return library.map((pack, packAt) => watch(pack, packAt, []) as RulePack);
}
