/** Lets calls through, or one work alone: nobody's call runs beside it. */
export interface Turnstile {
  pass<T>(call: () => Promise<T>): Promise<T>;
  /** Waits for the calls inside, and holds up those that come until it is done. */
  alone(work: () => Promise<void>): Promise<void>;
}

export function createTurnstile(): Turnstile {
  const inside = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    async pass(call) {
      while (closed) await closed;
      const running = call();
      inside.add(running);
      try {
        return await running;
      } finally {
        inside.delete(running);
      }
    },
    async alone(work) {
      let open = (): void => undefined;
      closed = new Promise((resolve) => (open = resolve));
      try {
        await Promise.allSettled(inside);
        await work();
      } finally {
        closed = undefined;
        open();
      }
    },
  };
}
