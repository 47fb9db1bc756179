export interface Autosave<T> {
  /** Keeps the value to be saved a moment later. */
  changed(value: T): void;
  /** Saves what is waiting now; resolves when it is kept. */
  flush(): Promise<void>;
}

/** Answers whether the value was kept; what was not is tried again with the next flush. */
export type Save<T> = (value: T) => Promise<boolean>;

/** Saves as the clerk types, not with every key. */
export function createAutosave<T>(save: Save<T>, delayMs = 400): Autosave<T> {
  let waiting: { readonly value: T } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  const saveOne = async () => {
    const taken = waiting;
    if (!taken) return;
    waiting = undefined;
    const kept = await save(taken.value);
    // A newer value goes before one that could not be kept.
    if (!kept) waiting ??= taken;
  };
  const flush = () => {
    clearTimeout(timer);
    // The first save leaves at once: a lock waits for calls on their way, not for calls to come.
    last = waiting ? Promise.all([last, saveOne()]).then(() => undefined) : last;
    return last;
  };
  return {
    changed(value) {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
    },
    flush,
  };
}
