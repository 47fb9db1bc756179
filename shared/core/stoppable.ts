import type { Stop } from '../pdf/port';

/** Long work that whoever asked for it may stop: the packet of a request that is being built. */
export class StoppableWork {
  private readonly switches = new Map<string, () => void>();

  /** `work` stops by itself where it can; what it has done by then is its own to undo. */
  async run<T>(requestId: string, work: (stop: Stop) => Promise<T>): Promise<T> {
    const stop = new Promise<void>((ask) => this.switches.set(requestId, ask));
    try {
      return await work(stop);
    } finally {
      this.switches.delete(requestId);
    }
  }

  /** False where no work is under way, or where it can no longer be stopped. */
  stop(requestId: string): boolean {
    const ask = this.switches.get(requestId);
    ask?.();
    return ask !== undefined;
  }
}
