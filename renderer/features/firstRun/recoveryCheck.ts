/** The groups of a printed code, as they stand on the paper. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-').filter((group) => group !== '');
}

/** Two different groups to type back, in the order of the paper; indexes count from 0. */
export function chooseTwo(count: number, random: () => number): readonly [number, number] {
  const first = Math.floor(random() * count);
  const other = Math.floor(random() * (count - 1));
  const second = other >= first ? other + 1 : other;
  return first < second ? [first, second] : [second, first];
}

/** Forgives what the vault forgives when it reads the code: case, blanks, O for 0, I and L for 1. */
export function isSameGroup(typed: string, group: string): boolean {
  return plain(typed) === plain(group);
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
