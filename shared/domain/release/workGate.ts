import { capitalized } from '../law/words';
import { green, red, type GateLine } from './gateLine';

/** What the work on the pages and the packet has come to. */
export interface WorkFacts {
  readonly pages: {
    readonly total: number;
    readonly looked: number;
    /** `page 3 of “Office chart”`: left out as a copy of a page that does not go out either. */
    readonly lostCopy?: string | undefined;
    /** `page 3 of “Office chart”`: in the packet it still shows a removed text, and nobody has looked since. */
    readonly stillShows?: string | undefined;
  };
  /** Proposed marks nobody has accepted or rejected. */
  readonly marksUnresolved: number;
  readonly packet?:
    | {
        readonly proved: boolean;
        readonly current: boolean;
        /** An earlier version of the desk built it, which kept no signed record of the proof. */
        readonly isUnrecorded?: boolean | undefined;
        /** Its page, from 1, that is the copy of a paper and still shows a removed text. */
        readonly paperShows?: number | undefined;
      }
    | undefined;
  readonly qc?:
    | {
        readonly outcome: 'certified' | 'declined';
        readonly comment: string;
        /** The very packet that is to leave was looked at. */
        readonly isForThisPacket: boolean;
        readonly isSamePersonAsPreparer: boolean;
        /** The recorded reason for checking one's own work; empty where there is none. */
        readonly soloReason: string;
      }
    | undefined;
}

/** Pages, marks, packet and the second look at it. */
export function workLines(facts: WorkFacts): readonly GateLine[] {
  return [pagesLine(facts), marksLine(facts), packetLine(facts), qcLine(facts)];
}

function pagesLine({ pages: { total, looked, lostCopy, stillShows } }: WorkFacts): GateLine {
  if (total === 0) {
    return red('pages', 'There are no pages in this request yet.', {
      label: 'Add the records',
      step: 'records',
    });
  }
  if (lostCopy !== undefined) {
    const sentence = `${capitalized(lostCopy)} was left out because the packet has it already, but it has it no more. Take it in again, or leave it out anew.`;
    return red('pages', sentence, { label: 'Look at the page', step: 'review' });
  }
  if (stillShows !== undefined) {
    const sentence = `${capitalized(stillShows)}: the reader still sees a text you removed. Look at the page before you release.`;
    return red('pages', sentence, { label: 'Look at the page', step: 'review' });
  }
  const unseen = total - looked;
  if (unseen <= 0) return green('pages', `All ${total} pages were looked at.`);
  return red('pages', `${unseen} of ${total} pages have not been looked at.`, {
    label: `Look at ${unseen} ${unseen === 1 ? 'page' : 'pages'}`,
    step: 'review',
  });
}

function marksLine({ marksUnresolved }: WorkFacts): GateLine {
  if (marksUnresolved === 0) return green('marks', 'Every mark was accepted or rejected.');
  const marks =
    marksUnresolved === 1 ? '1 proposed mark has' : `${marksUnresolved} proposed marks have`;
  return red('marks', `${marks} no answer yet.`, {
    label: 'Accept or reject the marks',
    step: 'review',
  });
}

function packetLine({ packet }: WorkFacts): GateLine {
  const fix = { label: 'Build the packet', step: 'packet' } as const;
  if (!packet) return red('packet', 'There is no packet yet.', fix);
  if (!packet.current) {
    return red('packet', 'The request has changed since the packet was built.', fix);
  }
  if (packet.isUnrecorded) {
    return red('packet', 'An earlier version built the packet, without a record of its proof. Build it again.', fix); // prettier-ignore
  }
  if (!packet.proved) return red('packet', 'The packet was not proved.', fix);
  if (packet.paperShows !== undefined) {
    const sentence = `Page ${String(packet.paperShows)} of the packet is a paper the desk copied: the reader still sees a text you removed. Leave the copy of the request out, or build without searchable words and look for yourself.`;
    return red('packet', sentence, fix);
  }
  return green('packet', 'The packet was built from this request as it stands, and proved.');
}

function qcLine({ qc }: WorkFacts): GateLine {
  const fix = { label: 'Check the packet', step: 'qc' } as const;
  if (!qc?.isForThisPacket) return red('qc', 'Nobody has checked this very packet yet.', fix);
  if (qc.outcome === 'declined') {
    return red('qc', `QC declined this packet: ${qc.comment}`, {
      label: 'Mend it and build again',
      step: 'review',
    });
  }
  if (!qc.isSamePersonAsPreparer) return green('qc', 'Certified by a second person.');
  if (qc.soloReason.trim() === '') {
    return red('qc', 'Who prepared it also checked it, and gave no reason.', fix);
  }
  return green('qc', 'Certified alone, with a reason.');
}
