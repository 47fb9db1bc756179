import { z } from 'zod';
import { canonicalJson } from '../../shared/domain/base/canonicalJson';
import { rulePackSchema, type RulePack } from '../../shared/domain/law/pack';
import { at, withAt, type Path } from './paths';

/**
 * The changed pack as its schema reads it; or that the schema refuses the change, or that it comes
 * to the same thing. Only the member that was changed is read anew, or the list it was taken from.
 */
export function membersParsed(
  changed: RulePack,
  before: RulePack,
  path: Path,
): RulePack | 'refused' | 'same' {
  const [part, index] = path;
  const schema = (rulePackSchema.shape as Readonly<Record<string, z.ZodType>>)[String(part)];
  if (!schema) throw new Error(`no schema for ${String(part)}`);
  const isWholeMember = path.length <= 2 && typeof index === 'number';
  if (isWholeMember)
    return schema.safeParse(at(changed, [part ?? ''])).success ? changed : 'refused';
  const member = typeof index === 'number' ? elementOf(schema) : undefined;
  const place = member && index !== undefined ? [part ?? '', index] : [part ?? ''];
  const read = (member ?? schema).safeParse(at(changed, place));
  if (!read.success) return 'refused';
  if (same(read.data, at(before, place))) return 'same';
  return withAt(changed, place, read.data) as RulePack;
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(plain(a)) === canonicalJson(plain(b));
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function elementOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return elementOf(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
}
