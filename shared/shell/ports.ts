import { z } from 'zod';
import { isPlainFileName } from './plainFileName';
import type { ShellVerb } from './verbs';

/** `z.instanceof` would tie the schema to one realm; bytes cross from page to main. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are missing');

const fileName = z.string().refine(isPlainFileName, 'not a plain file name');
const secretName = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const nothing = z.strictObject({});
const pageNumber = z.int().min(1).max(100_000);

/** Pages count from 1, both ends printed. */
const pageRange = z
  .strictObject({ from: pageNumber, to: pageNumber })
  .refine((range) => range.from <= range.to, 'the range ends before it begins');

/** A sentence for the clerk where this shell takes the scan folder when it starts: none is chosen here. */
const atStart = z.string().optional();
const scanFile = z.strictObject({
  name: z.string(),
  /** In bytes. */
  size: z.number(),
  /** Milliseconds since 1970, as the file system tells it. */
  modified: z.number(),
});

/**
 * What a page can ask of the machine it runs on, and nothing else. Both shells
 * implement this one table; every call is parsed against it on the way in and out.
 *
 * After a fault of `print.pdf` or `file.save` without `nothingLeft` the outcome is not known: the
 * paper may have come out, the file may be there (`outcomeUnknown`). Whoever called must neither
 * count it as done nor as failed, but leave it pending and ask the clerk.
 */
export const shellPorts = {
  'desk.info': {
    input: nothing,
    output: z.strictObject({
      shell: z.enum(['electron', 'loopback']),
      version: z.string(),
      practice: z.boolean(),
      /** Where `file.save` writes when no dialog asks; absent when one does. */
      saveFolder: z.string().optional(),
    }),
  },
  /** `suggestedName` must not name a patient: file names outlive the vault. Nothing is overwritten: `name` is the name it got. */
  'file.save': {
    input: z.strictObject({ suggestedName: fileName, bytes }),
    output: z.discriminatedUnion('saved', [
      z.strictObject({ saved: z.literal(true), name: z.string() }),
      z.strictObject({ saved: z.literal(false) }),
    ]),
  },
  /** `use-page`: this shell has no printer of its own, the page prints through a frame. */
  'print.pdf': {
    input: z.strictObject({
      bytes,
      copies: z.int().min(1).max(99).optional(),
      pageRange: pageRange.optional(),
    }),
    output: z.strictObject({ outcome: z.enum(['sent', 'cancelled', 'use-page']) }),
  },
  'scan.status': {
    input: nothing,
    output: z.discriminatedUnion('watching', [
      z.strictObject({
        ...{ watching: z.literal(true), folder: z.string(), waiting: z.number() },
        atStart,
      }),
      z.strictObject({
        ...{ watching: z.literal(false), reason: z.enum(['not-chosen', 'not-found']) },
        atStart,
      }),
    ]),
  },
  'scan.choose': {
    input: nothing,
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('chosen'), folder: z.string() }),
      z.strictObject({ outcome: z.literal('cancelled') }),
    ]),
  },
  'scan.list': {
    input: nothing,
    output: z.strictObject({ files: z.array(scanFile).readonly() }),
  },
  'scan.read': {
    input: z.strictObject({ name: z.string() }),
    output: z.strictObject({ name: z.string(), bytes }),
  },
  /** Moves the scan into the folder `done` beside it; `movedAs` is its name there. */
  'scan.done': {
    input: z.strictObject({ name: z.string() }),
    output: z.strictObject({ movedAs: z.string() }),
  },
  'secret.get': {
    input: z.strictObject({ name: secretName }),
    output: z.discriminatedUnion('found', [
      z.strictObject({ found: z.literal(true), bytes }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  /** Only ever adds protection: a desk that loses this must still open by passphrase. */
  'secret.put': {
    input: z.strictObject({ name: secretName, bytes }),
    output: z.strictObject({ kept: z.boolean() }),
  },
} satisfies Record<ShellVerb, { input: z.ZodType; output: z.ZodType }>;

export type ShellInput<V extends ShellVerb> = z.input<(typeof shellPorts)[V]['input']>;
export type ShellOutput<V extends ShellVerb> = z.output<(typeof shellPorts)[V]['output']>;

/** What a shell supplies: one function for each verb. May throw `ShellRefused`. */
export type ShellHandlers = {
  readonly [V in ShellVerb]: (input: ShellInput<V>) => Promise<ShellOutput<V>>;
};
