import type { z } from 'zod';

/** A table of operation types and the zod schemas of their bodies. */
export type OperationTable = Readonly<Record<string, z.ZodType>>;

/** The union of the operations a table names. */
export type OperationOf<T extends OperationTable> = {
  [K in keyof T & string]: { readonly type: K; readonly body: z.infer<T[K]> };
}[keyof T & string];
