/** Code and kind only: the message of an error can hold a path or a name. */
export function reportBug(code: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`${code} ${kind}\n`);
}
