import { inFull } from '../base/localDateWords';
import { localDate } from '../base/localDate';
import type { BasisKind, basisOutcomes } from '../basis/slice';
import { peopleLines, type PeopleGateFacts } from '../patients/peopleGate';
import { green, red, type GateLine } from './gateLine';
import { proofAwaited } from './proofAwaited';
import { workLines, type WorkFacts } from './workGate';

type BasisOutcome = (typeof basisOutcomes)[number];

/** Everything the gate looks at, gathered at the moment of release. */
export interface GateFacts extends WorkFacts {
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
    ...workLines(facts),
  ];
}

export function mayRelease(lines: readonly GateLine[]): boolean {
  return lines.every((line) => line.ok);
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
  if (basis.outcome === 'open') return green('basis', 'The basis is decided.');
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
