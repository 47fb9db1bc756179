import { inFull } from '../base/localDateWords';
import { localDate } from '../base/localDate';
import type { BasisKind, basisOutcomes } from '../basis/slice';
import { capitalized } from '../law/words';
import { peopleLines, type PeopleGateFacts } from '../patients/peopleGate';
import { proofAwaited } from './proofAwaited';

/** The screen of the request on which a red line is cleared. */
type GatePlace =
  | 'intake'
  | 'basis'
  | 'authorization'
  | 'records'
  | 'review'
  | 'packet'
  | 'qc'
  | 'people'
  | 'money'
  | 'letters'
  | 'forms'
  | 'answer';

type BasisOutcome = (typeof basisOutcomes)[number];

/** Every line of the gate, in the order of the walk. */
export const gateLineIds = [
  'open',
  'basis',
  'requirements',
  'authorization',
  'revocation',
  'recipient',
  'patient',
  'authority',
  'restriction',
  'address',
  'hold',
  'amendments',
  'records',
  'dates',
  'pages',
  'marks',
  'identity',
  'sensitive',
  'denial',
  'packet',
  'qc',
  'fee',
] as const;
export type GateLineId = (typeof gateLineIds)[number];

export interface GateLine {
  readonly id: GateLineId;
  readonly ok: boolean;
  readonly sentence: string;
  /** The button that clears a red line; absent where only time or the patient can. */
  readonly fix?: { readonly label: string; readonly step: GatePlace };
  /** What clears it was asked for with a letter: what to do once it comes. */
  readonly onceHere?: string;
  /** Stops nothing, and is not settled either: a fee that is still to pay. */
  readonly open?: boolean;
}

/** Everything the gate looks at, gathered at the moment of release. */
export interface GateFacts {
  /** Why the request rests; absent while it is open. */
  readonly heldBecause?: string | undefined;
  readonly basis?:
    | {
        readonly kind: BasisKind;
        readonly needsAuthorization: boolean;
        readonly outcome: BasisOutcome;
        readonly sentence: string;
        readonly holder: string;
        /** The letter that tells the asker what is missing. */
        readonly letter?: string | undefined;
      }
    | undefined;
  /** Why the basis was taken back, or no longer follows from what is known. */
  readonly basisMoved?: string | undefined;
  /** The first thing the basis requires that nobody has shown. */
  readonly requirement?:
    | {
        readonly sentence: string;
        /** The patient's record decides it: no answer on the basis screen can mend it. */
        readonly isOnRecord: boolean;
        /** Somebody has said that it is not so; else nobody has said anything. */
        readonly isAnswered: boolean;
      }
    | undefined;
  /** The day the letter of the basis asked for what is missing, `YYYY-MM-DD`. */
  readonly proofAskedOn?: string | undefined;
  /** The verdict of today, not of intake: an authorization may have run out since. */
  readonly authorization?:
    | {
        readonly valid: boolean;
        /** The first defect, or what the foot of the screen says. */
        readonly sentence: string;
        /** A person has accepted the form. */
        readonly accepted: boolean;
      }
    | undefined;
  /** A written revocation: the day it reached the clinic, and the other request it is recorded on. */
  readonly revoked?: { readonly on: string; readonly recordedIn?: string | undefined } | undefined;
  readonly recipient: { readonly name: string; readonly matches: boolean };
  readonly people: PeopleGateFacts;
  readonly pages: {
    readonly total: number;
    readonly looked: number;
    /** `page 3 of “Office chart”`: left out as a copy of a page that does not go out either. */
    readonly lostCopy?: string | undefined;
  };
  /** Proposed marks nobody has accepted or rejected. */
  readonly marksUnresolved: number;
  readonly packet?:
    | {
        readonly proved: boolean;
        readonly current: boolean;
        /** An earlier version of the desk built it, which kept no signed record of the proof. */
        readonly isUnrecorded?: boolean | undefined;
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

/** Release needs every line green, tested now (domain.md 6.2). */
export function releaseGate(facts: GateFacts): readonly GateLine[] {
  return [
    openLine(facts),
    basisLine(facts),
    requirementsLine(facts),
    authorizationLine(facts),
    revocationLine(facts),
    recipientLine(facts),
    ...peopleLines(facts.people),
    pagesLine(facts),
    marksLine(facts),
    packetLine(facts),
    qcLine(facts),
  ];
}

/** Lines of several stations, as the walk goes. */
export function inOrder<T extends { readonly id: GateLineId }>(lines: readonly T[]): T[] {
  const at = ({ id }: T): number => gateLineIds.indexOf(id);
  return lines.toSorted((a, b) => at(a) - at(b));
}

export function mayRelease(lines: readonly GateLine[]): boolean {
  return lines.every((line) => line.ok);
}

function green(id: GateLineId, sentence: string): GateLine {
  return { id, ok: true, sentence };
}

function red(id: GateLineId, sentence: string, fix?: GateLine['fix']): GateLine {
  return fix ? { id, ok: false, sentence, fix } : { id, ok: false, sentence };
}

function openLine({ heldBecause }: GateFacts): GateLine {
  if (heldBecause === undefined) return green('open', 'The request is open.');
  return red('open', `On hold: ${heldBecause}`);
}

function basisLine({ basis, basisMoved, proofAskedOn }: GateFacts): GateLine {
  const fix = { label: 'Decide the basis', step: 'basis' } as const;
  if (basisMoved !== undefined) return red('basis', basisMoved, fix);
  if (!basis) {
    return red('basis', 'Nobody has decided on which basis the records may go out.', fix);
  }
  if (basis.outcome === 'open') return green('basis', `The basis is decided: ${basis.kind}.`);
  const awaited = basis.outcome === 'return' ? proofAwaited(basis.letter, proofAskedOn) : undefined;
  if (awaited) return { ...red('basis', awaited.sentence, recordAuthority), ...awaited };
  const must = basis.outcome === 'hold' ? ` ${basis.holder} must decide.` : '';
  const asksForProof = basis.outcome === 'return' && basis.letter === 'authority-needed';
  return red('basis', `${basis.sentence}${must}`, asksForProof ? recordAuthority : lookAtBasis);
}

const lookAtBasis = { label: 'Look at the basis', step: 'basis' } as const;
/** Where the proof comes, it is recorded there, and the basis follows from it. */
const recordAuthority = { label: 'Record who may act', step: 'people' } as const;

function requirementsLine({ basis, requirement, proofAskedOn }: GateFacts): GateLine {
  const id = 'requirements';
  const fix = { label: 'Answer what the basis requires', step: 'basis' } as const;
  if (!basis) return red(id, 'What has to be shown depends on the basis.', fix);
  if (requirement?.isOnRecord) return red(id, requirement.sentence, lookAtPeople);
  const awaited = requirement?.isAnswered && proofAwaited(basis.letter, proofAskedOn);
  if (awaited) return { ...red(id, awaited.sentence, enterProof), ...awaited };
  if (requirement) return red(id, requirement.sentence, fix);
  return green(id, 'Everything the basis requires is shown.');
}

const enterProof = { label: 'Enter the proof when it comes', step: 'basis' } as const;
const lookAtPeople = { label: 'Mend it under People and authority', step: 'people' } as const;

function authorizationLine({ basis, authorization }: GateFacts): GateLine {
  const id = 'authorization';
  const fix = { label: 'Check the authorization', step: id } as const;
  if (!basis) return red(id, 'Whether an authorization is needed depends on the basis.', fix);
  if (!basis.needsAuthorization) return green(id, 'No authorization is needed.');
  if (!authorization) return red(id, 'There is no authorization yet.', fix);
  if (!authorization.valid) return red(id, authorization.sentence, fix);
  if (!authorization.accepted) {
    return red(id, 'Nobody has accepted the authorization yet.', fix);
  }
  return green(id, authorization.sentence);
}

function revocationLine({ basis, revoked }: GateFacts): GateLine {
  const id = 'revocation';
  if (revoked === undefined) return green(id, 'No revocation stands in the way.');
  const on = inFull(localDate(revoked.on));
  if (basis?.kind === 'directive') {
    return red(id, `The patient took the direction back on ${on}. Nothing may go out.`);
  }
  if (basis?.needsAuthorization === false) {
    return green(id, `A revocation came on ${on}; it does not touch this basis.`);
  }
  if (revoked.recordedIn !== undefined) {
    return red(
      id,
      `The patient took every form to this recipient back on ${on} (request ${revoked.recordedIn}). Nothing may go out.`,
    );
  }
  return red(id, `The authorization was revoked on ${on}. Nothing may go out.`);
}

function recipientLine({ recipient }: GateFacts): GateLine {
  if (recipient.matches) return green('recipient', `It goes to ${recipient.name}.`);
  return red('recipient', `${recipient.name} is not whom the request names, or has no address.`, {
    label: 'Correct the recipient',
    step: 'intake',
  });
}

function pagesLine({ pages: { total, looked, lostCopy } }: GateFacts): GateLine {
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
  const unseen = total - looked;
  if (unseen <= 0) return green('pages', `All ${total} pages were looked at.`);
  return red('pages', `${unseen} of ${total} pages have not been looked at.`, {
    label: `Look at ${unseen} ${unseen === 1 ? 'page' : 'pages'}`,
    step: 'review',
  });
}

function marksLine({ marksUnresolved }: GateFacts): GateLine {
  if (marksUnresolved === 0) return green('marks', 'Every mark was accepted or rejected.');
  const marks =
    marksUnresolved === 1 ? '1 proposed mark has' : `${marksUnresolved} proposed marks have`;
  return red('marks', `${marks} no answer yet.`, {
    label: 'Accept or reject the marks',
    step: 'review',
  });
}

function packetLine({ packet }: GateFacts): GateLine {
  const fix = { label: 'Build the packet', step: 'packet' } as const;
  if (!packet) return red('packet', 'There is no packet yet.', fix);
  if (!packet.current) {
    return red('packet', 'The request has changed since the packet was built.', fix);
  }
  if (packet.isUnrecorded) {
    return red('packet', 'An earlier version built the packet, without a record of its proof. Build it again.', fix); // prettier-ignore
  }
  if (!packet.proved) return red('packet', 'The packet was not proved.', fix);
  return green('packet', 'The packet was built from this request as it stands, and proved.');
}

function qcLine({ qc }: GateFacts): GateLine {
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
