import type { AskedField } from '../../../shared/contract/letters';

/** What was typed into the fields of a letter or a form, by name; a list has one item a line. */
export type Typed = Readonly<Record<string, string>>;

/** The same as the vault wants it: a list is a list. */
export function typedValues(
  typed: Typed,
  fields: readonly AskedField[],
): Record<string, string | string[]> {
  const lists = new Set(fields.filter(isList).map((field) => field.name));
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      lists.has(name) ? value.split('\n').filter((item) => item.trim() !== '') : value,
    ]),
  );
}

function isList({ kind }: AskedField): boolean {
  return kind === 'list' || kind === 'choices';
}

/** The fields with what was typed over what the desk gathered. */
export function withTyped(fields: readonly AskedField[], typed: Typed): readonly AskedField[] {
  return fields.map((field) => ({ ...field, value: typed[field.name] ?? field.value }));
}

/** What a draft kept, as it was typed. */
export function typedFrom(
  values: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join('\n'),
    ]),
  );
}
