import type { Stop } from '../pdf/port';
import { stoppedWork } from '../pdf/stopped';

/** Whether one piece of work was asked to stop, and whether it still can be. */
export class Stopping {
  readonly asked: Stop;
  private state: 'free' | 'asked' | 'over' = 'free';
  private tell = (): void => undefined;

  constructor() {
    this.asked = new Promise((tell) => (this.tell = tell));
  }

  /** False where it can no longer be stopped. */
  stop(): boolean {
    if (this.state === 'over') return false;
    this.state = 'asked';
    this.tell();
    return true;
  }

  /**
   * The last of the work that can be stopped: whoever asks before it is done was in time, and it is refused
   * at once without waiting for its end; whoever asks later is told that it is too late.
   */
  async last<T>(work: Promise<T>): Promise<T> {
    const done = await Promise.race([work, this.asked]);
    if (this.state === 'asked') throw stoppedWork();
    this.state = 'over';
    return done as T;
  }
}

/** Long work that whoever asked for it may stop: the packet of a request that is being built. */
export class StoppableWork {
  private readonly underWay = new Map<string, Stopping>();

  /** `work` stops by itself where it can; what it has done by then is its own to undo. */
  async run<T>(requestId: string, work: (stopping: Stopping) => Promise<T>): Promise<T> {
    const stopping = new Stopping();
    this.underWay.set(requestId, stopping);
    try {
      return await work(stopping);
    } finally {
      this.underWay.delete(requestId);
    }
  }

  /** False where no work is under way, or where it can no longer be stopped. */
  stop(requestId: string): boolean {
    return this.underWay.get(requestId)?.stop() ?? false;
  }
}
