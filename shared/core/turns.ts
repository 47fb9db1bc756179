/** Runs a task once all tasks given before it have ended. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Whoever records something does it in turn; a task that fails does not stop the next. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
