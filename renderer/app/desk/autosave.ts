/** `failed`: the last change is not kept yet and is tried again by itself. */
export type Saved = 'all' | 'typing' | 'failed';

export interface Autosave<T> {
  /** Keeps the value to be saved a moment later. */
  readonly changed: (value: T) => void;
  /** Saves what is waiting now; resolves when it is kept or was refused. */
  readonly flush: () => Promise<void>;
  /** Saves what is waiting for the last time: nothing of it stays behind, nothing is tried again. */
  readonly leave: () => void;
}

/** Answers whether the value was kept. */
export type Save<T> = (value: T) => Promise<boolean>;

export interface Pace {
  readonly restMs: number;
  readonly retryMs: number;
  readonly longestMs: number;
}

const usualPace: Pace = { restMs: 400, retryMs: 2000, longestMs: 30_000 };

/** Saves as the clerk types, not with every key; what was refused is tried again, ever less often. */
export function createAutosave<T>(
  save: Save<T>,
  say: (saved: Saved) => void = () => undefined,
  pace: Pace = usualPace,
): Autosave<T> {
  let waiting: { readonly value: T } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();
  let left = false;
  const patience = createPatience(pace);

  const flushIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const settle = (taken: { readonly value: T }, kept: boolean) => {
    if (left) return;
    // A newer value goes before one that could not be kept.
    if (!kept) waiting ??= taken;
    say(kept ? (waiting ? 'typing' : 'all') : 'failed');
    if (kept) patience.reset();
    else flushIn(patience.next());
  };
  const saveOne = async () => {
    const taken = waiting;
    if (!taken) return;
    waiting = undefined;
    settle(taken, await save(taken.value));
  };
  const flush = () => {
    clearTimeout(timer);
    // The first save leaves at once: a lock waits for calls on their way, not for calls to come.
    last = waiting ? Promise.all([last, saveOne()]).then(() => undefined) : last;
    return last;
  };
  const changed = (value: T) => {
    left = false;
    waiting = { value };
    say('typing');
    flushIn(pace.restMs);
  };
  return { changed, flush, leave: () => void ((left = true), flush()) };
}

/** How long to wait before the next try: twice as long each time, up to a limit. */
function createPatience({ retryMs, longestMs }: Pace) {
  let waitMs = retryMs;
  return {
    next: () => {
      const now = waitMs;
      waitMs = Math.min(now * 2, longestMs);
      return now;
    },
    reset: () => void (waitMs = retryMs),
  };
}
