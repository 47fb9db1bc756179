const name = 'QuotaExceededError';

/** What every store here throws when nothing more fits. */
export function diskFull(cause?: unknown): Error {
  return Object.assign(new Error('the disk is full', { cause }), { name });
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && error.name === name;
}
