/**
 * A member nobody has written is an error that names it, instead of `undefined` that
 * lets a test pass for the wrong reason.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object)) {
        throw new Error(`electron double: ${name}.${key} is not implemented`);
      }
      const member: unknown = Reflect.get(object, key, object);
      return typeof member === 'function' && key !== 'constructor'
        ? (member.bind(object) as unknown)
        : member;
    },
  });
}
