import type { SealedFile, SealedFiles } from '../crypto/sealedFile';
import { Refused } from '../domain/base/fault';
import type { FileGiven } from '../pdf/files';
import type { OnProgress, PacketAccount, PacketSpec, PdfEngine } from '../pdf/port';
import { lentPieceLength, type Lending, type LentFile } from './lending';
import type { Stopping } from './stoppable';

/** A file in the hands of the PDF room. */
export interface GivenFile {
  readonly given: FileGiven;
  /** The PDF room has no more use for it. */
  readonly end: () => void;
}

/** Who is told of a piece of work, and may end it. */
export interface Watch {
  readonly onProgress: OnProgress;
  readonly stopping: Stopping;
}

interface Parts {
  readonly files: SealedFiles;
  readonly pdf: Pick<PdfEngine, 'composePacket' | 'composePacketInto'>;
  /** Without it files are handed over whole. */
  readonly lending: Lending | undefined;
}

/** Hands sealed files to the PDF room, and takes new ones from it. */
export class FilesForPdf {
  constructor(private readonly parts: Parts) {}

  async give(requestId: string, fileId: string): Promise<GivenFile> {
    const { files, lending } = this.parts;
    if (!lending)
      return { given: { bytes: await files.read(requestId, fileId) }, end: () => undefined };
    const { ticket, end } = lending.lend(await this.lendable(requestId, fileId));
    return { given: { ticket }, end };
  }

  loan(): Loan {
    return new Loan(this);
  }

  /**
   * Composes a packet and seals it; nothing of it stays where it could not be made or proved. Once it is
   * proved it can no longer be stopped.
   */
  async composePacket(
    requestId: string,
    spec: PacketSpec,
    watch: Watch,
  ): Promise<PacketAccount & { readonly file: SealedFile }> {
    const { files, pdf, lending } = this.parts;
    if (lending) return this.composeInto(lending, requestId, { spec, watch });
    const { onProgress, stopping } = watch;
    const work = pdf.composePacket(spec, onProgress, stopping.asked);
    const { bytes, ...account } = await stopping.last(work);
    return { ...account, file: await files.write(requestId, bytes) };
  }

  private async composeInto(
    lending: Lending,
    requestId: string,
    { spec, watch }: { readonly spec: PacketSpec; readonly watch: Watch },
  ): Promise<PacketAccount & { readonly file: SealedFile }> {
    const { files, pdf } = this.parts;
    const { onProgress, stopping } = watch;
    const writes: Promise<SealedFile>[] = [];
    const draft = lending.draft(async (pieces) => {
      const write = files.write(requestId, pieces);
      writes.push(write);
      return this.lendable(requestId, (await write).fileId);
    });
    try {
      const order = { ...spec, into: draft.ticket };
      const work = pdf.composePacketInto(order, onProgress, stopping.asked);
      const account = await stopping.last(work);
      const file = await writes.at(-1);
      if (file?.sha256 !== account.report.outputSha256) throw notTheProvedOne();
      await this.removeAll(writes.slice(0, -1));
      return { ...account, file };
    } catch (error) {
      // What is under way fails by it, so that its end can be waited for.
      draft.end();
      await this.removeAll(writes);
      throw (await diskFullIn(writes)) ?? error;
    } finally {
      draft.end();
    }
  }

  /** What a worker wrote that was lost, or that nobody waits for any more. */
  private async removeAll(writes: readonly Promise<SealedFile>[]): Promise<void> {
    for (const write of await Promise.allSettled(writes)) {
      if (write.status === 'fulfilled') await this.parts.files.remove(write.value.fileId);
    }
  }

  private async lendable(requestId: string, fileId: string): Promise<LentFile> {
    const { files } = this.parts;
    return {
      size: await files.size(fileId),
      piece: (number) =>
        files.readRange({
          requestId,
          fileId,
          offset: number * lentPieceLength,
          length: lentPieceLength,
        }),
    };
  }
}

/** Files given for the length of one piece of work. */
export class Loan {
  private readonly ends: (() => void)[] = [];

  constructor(private readonly from: Pick<FilesForPdf, 'give'>) {}

  async give(requestId: string, fileId: string): Promise<FileGiven> {
    const { given, end } = await this.from.give(requestId, fileId);
    this.ends.push(end);
    return given;
  }

  end(): void {
    for (const end of this.ends) end();
  }
}

/** The PDF room only knows that it could not write on. */
async function diskFullIn(writes: readonly Promise<SealedFile>[]): Promise<unknown> {
  const reasons = (await Promise.allSettled(writes)).flatMap((write) =>
    write.status === 'rejected' ? [write.reason as unknown] : [],
  );
  return reasons.find((why) => why instanceof Refused && why.fault.code === 'disk-full');
}

function notTheProvedOne(): Refused {
  return new Refused(
    'packet-not-proved',
    'What was stored of the packet is not what was proved. Nothing was kept. Build it again; if it happens again, check the disk of this PC.',
  );
}
