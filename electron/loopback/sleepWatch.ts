const beatMilliseconds = 5000;
/** A beat this late means that the whole PC stood still. */
const sleptMilliseconds = 30_000;

/** A browser is not told of suspend or lock; a clock that jumped is the trace of a sleep. */
export function watchSleep(now: () => number, woke: () => void): () => void {
  let last = now();
  const timer = setInterval(() => {
    const before = last;
    last = now();
    if (last - before > sleptMilliseconds) woke();
  }, beatMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
