import { Refused } from '../../domain/base/fault';
import { pdfGaveUp } from '../gaveUp';
import type { FileGiven, OpenFile } from '../files';
import type { OnProgress, PdfEngine } from '../port';
import { forEachDone } from '../progressSigns';
import type { Press } from './redact';
import type { MakeRun } from './runs';
import type { RunRequest, SafeRun } from './safeRun';
import type { ShareCheck } from '../verify/checks';
import type { PageSpan } from '../verify/pageText';
import type { DescribedFile } from '../verify/verifyOutput';

/** A run of a file that was opened before. */
export interface RunOrder extends Omit<RunRequest, 'file' | 'password'> {
  readonly fileId: string;
}

/** What one worker of the press asks of another; refusals are thrown as `Refused`. */
export interface Mate extends Pick<PdfEngine, 'open' | 'close'> {
  makeRun(input: RunOrder, onProgress?: OnProgress): Promise<SafeRun>;
  /** Every progress tells of one look at a page. */
  proveShare(input: ShareOrder, onProgress?: OnProgress): Promise<readonly ShareCheck[]>;
}

/** A finished file, and the pages of it that are to be proved. */
export interface ShareOrder {
  readonly file: FileGiven;
  readonly expectations: DescribedFile;
  readonly share: PageSpan;
}

/** A mate may do one run while the next waits at its door, so that it is never idle. */
const handsOfMate = 2;

/** Lets a mate make runs of the files of one job. Each file is handed over once. */
export class MateRuns implements Press {
  private readonly mate: Mate;
  private readonly job: string;
  private readonly given = new Map<OpenFile, { readonly id: string; ready: Promise<unknown> }>();
  private lastFile = 0;

  /** `job` tells the files of this job from those of any other under way. */
  constructor(mate: Mate, job: string) {
    this.mate = mate;
    this.job = job;
  }

  get makers(): readonly MakeRun[] {
    return Array.from({ length: handsOfMate }, (): MakeRun => (run, onPage) => this.make(run, onPage)); // prettier-ignore
  }

  /** The mate forgets the files. */
  async rest(): Promise<void> {
    const ids = [...this.given.values()].map(({ id }) => id);
    this.given.clear();
    // A mate that is gone has forgotten them already.
    await Promise.allSettled(ids.map((fileId) => this.mate.close({ fileId })));
  }

  private async make(run: RunRequest, onPage: () => void): Promise<SafeRun> {
    const first = await this.attempt(run, onPage);
    const last = first ?? (await this.attempt(run, onPage, true));
    if (!last) throw pdfGaveUp();
    return last;
  }

  /** Undefined where the mate was replaced meanwhile and does not know the file any more. */
  private async attempt(
    { file: wanted, password, ...rest }: RunRequest,
    onPage: () => void,
    anew = false,
  ): Promise<SafeRun | undefined> {
    const known = anew ? undefined : this.given.get(wanted);
    const file = known ?? this.give(wanted, password);
    try {
      await file.ready;
      return await this.mate.makeRun({ ...rest, fileId: file.id }, forEachDone(onPage));
    } catch (error) {
      if (error instanceof Refused && error.fault.code === 'pdf-not-open') return undefined;
      throw error;
    }
  }

  private give(
    wanted: OpenFile,
    password: string | undefined,
  ): { id: string; ready: Promise<unknown> } {
    // Never used again: under the number of another file its pages would go out as this one's.
    const id = `${this.job}-${(this.lastFile += 1)}`;
    const input = { fileId: id, ...wanted.given, ...(password !== undefined && { password }) };
    const file = { id, ready: this.mate.open(input) };
    this.given.set(wanted, file);
    return file;
  }
}
