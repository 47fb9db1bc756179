import type { RunRequest, SafeRun } from './safeRun';

/** Makes one run, here or in another worker; told of every page that is done. */
export type MakeRun = (run: RunRequest, onPage: () => void) => Promise<SafeRun>;

/** Runs that are made before the one that is waited for; beyond, finished pages would pile up. */
const aheadOfEach = 2;

/**
 * The runs, made by all makers at once and given in their order. Once it has ended, however it ended,
 * nobody works on a run any more: the files may go.
 */
export async function* makeRuns(
  makers: readonly MakeRun[],
  runs: readonly RunRequest[],
  onPage: () => void,
): AsyncGenerator<SafeRun> {
  const crew = new Crew(makers);
  const ahead = makers.length * aheadOfEach;
  const begin = (run: RunRequest): Promise<SafeRun> => {
    const made = crew.do((make) => make(run, onPage));
    // A run that fails is heard of in its turn.
    made.catch(() => undefined);
    return made;
  };
  const begun = runs.slice(0, ahead).map(begin);
  try {
    for (const later of [...runs.slice(ahead), ...begun.map(() => undefined)]) {
      const made = begun.shift();
      if (made) yield await made;
      if (later) begun.push(begin(later));
    }
  } finally {
    // Nobody wants the rest of a chart of which one run failed.
    crew.dismiss();
    await Promise.allSettled(begun);
  }
}

/** Each maker does one thing at a time. */
class Crew {
  private readonly idle: MakeRun[];
  private readonly waiting: ((make: MakeRun) => void)[] = [];
  private isDismissed = false;

  constructor(makers: readonly MakeRun[]) {
    this.idle = [...makers];
  }

  /** What is begun ends; what waits is not begun. */
  dismiss(): void {
    this.isDismissed = true;
  }

  async do<T>(work: (make: MakeRun) => Promise<T>): Promise<T> {
    const make = this.idle.shift() ?? (await new Promise<MakeRun>((take) => this.waiting.push(take))); // prettier-ignore
    try {
      if (this.isDismissed) throw new Error('nobody waits for this run any more');
      return await work(make);
    } finally {
      const next = this.waiting.shift();
      if (next) next(make);
      else this.idle.push(make);
    }
  }
}
