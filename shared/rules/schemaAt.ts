import { z } from 'zod';
import { rulePackSchema } from '../domain/law/pack';

export type PackPath = readonly (string | number)[];

/** What makes a pack the pack it is, or a rule the rule it is. */
const fixed = new Set(['id', 'version', 'jurisdiction', 'status', 'verifiedOn']);
/** When a version holds is said as it is made; from when to when rates were set is theirs to say. */
const dates = new Set(['effectiveFrom', 'effectiveTo']);

/** Whether a value of a pack may be typed in; the rest is changed in a file. */
export function isByHand(path: PackPath): boolean {
  const last = String(path.at(-1) ?? '');
  return last !== '' && !fixed.has(last) && !(path.length === 1 && dates.has(last));
}

/** What the schema asks for at a place of a pack; nothing where it leaves it open. */
export function schemaAt(path: PackPath, pack: unknown): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = rulePackSchema;
  let value = pack;
  for (const step of path) {
    schema = schema && inside(chosen(schema, value), step);
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  }
  return schema && chosen(schema, value);
}

/** The texts a place may hold, where they are listed. */
export function optionsAt(path: PackPath, pack: unknown): readonly string[] {
  const schema = schemaAt(path, pack);
  if (!(schema instanceof z.ZodEnum)) return [];
  return schema.options.filter((one): one is string => typeof one === 'string');
}

function inside(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[step];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** Behind “optional”, defaults and choices: what the value there was read with. */
function chosen(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return chosen(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodLazy) return chosen(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find((one) => z.safeParse(one, value).success);
    return fitting ? chosen(fitting, value) : schema;
  }
  return schema;
}
