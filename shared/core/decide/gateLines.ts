import { denialLine } from '../../domain/answer/standing';
import { identityLine } from '../../domain/identity/line';
import { readIdentity } from '../../domain/identity/readIdentity';
import { typedLines } from '../../domain/identity/textLines';
import { whosePage } from '../../domain/identity/whosePage';
import type { PacksInForce } from '../../domain/law/pack';
import { datesLine } from '../../domain/records/datesLine';
import { recordsLine } from '../../domain/records/recordsLine';
import type { GateLine } from '../../domain/release/gateLine';
import type { AnswerDecision } from './answer';
import type { DecidedBasis } from './basis';
import type { CaseGiven } from './caseFile';
import { feeLineOfCase, type ChargedCase } from './money';

/** The lines of the gate about records, denials and the fee, as the desk has them. */
export function workLinesOf(
  at: ChargedCase,
  denial: AnswerDecision['denial'],
): readonly GateLine[] {
  const { given, decided, packs } = at;
  const { release } = given;
  if (!release) return [];
  return [
    identityLineOfCase(given, release),
    recordsLine(release.records),
    datesLineOfCase(given, decided),
    denialLineOfCase(given, release, denial, packs),
    feeLineOfCase(at),
  ];
}

/** Each sheet of a case is a page of its own; what was said of it was said of what stands on it. */
function identityLineOfCase(
  { patient }: CaseGiven,
  { sheets }: NonNullable<CaseGiven['release']>,
): GateLine {
  const identity = { ...patient, recordNumbers: [], aliases: [], otherBirthDates: [] };
  const aliens = sheets.flatMap(({ lines, confirmedBy, removal }, at) => {
    const whose = whosePage(readIdentity(at + 1, typedLines(lines)), identity);
    if (whose.kind !== 'other') return [];
    const said = confirmedBy.map(({ by, alone }) => ({ alone, said: { by } }));
    return [{ place: `page ${String(at + 1)} of the chart`, confirmations: said, removal }];
  });
  const withoutWords = sheets.filter(({ lines }) => lines.length === 0).length;
  return identityLine(aliens, { uncompared: [], withoutWords });
}

/** A reason of a case holds whatever the sentence says. */
function datesLineOfCase(
  { asked, goingOut = [], datesReason }: CaseGiven,
  decided: DecidedBasis | undefined,
): GateLine {
  const standing = {
    byForm: decided?.routed.needsAuthorization !== false,
    asked: { from: asked?.from ?? '', to: asked?.to ?? '' },
    goingOut,
  };
  const { sentence } = datesLine(standing);
  const reason = datesReason === undefined ? undefined : { reason: datesReason, sentence };
  return datesLine({ ...standing, reason });
}

/** A denial the rules refuse denies nothing. */
function denialLineOfCase(
  { denial: asked }: CaseGiven,
  { denial: { told, pageGoes, isReviewed } }: NonNullable<CaseGiven['release']>,
  denial: AnswerDecision['denial'],
  packs: PacksInForce,
): GateLine {
  if (denial?.allowed !== true) return denialLine(nothingDenied);
  const rule = packs.federal.pack.denials.find(({ id }) => id === asked?.code);
  return denialLine({
    ...{ decided: 1, referred: 0, untold: told ? 0 : 1, pageGoes, isReviewed },
    isWhole: rule?.covers === 'request',
  });
}

const nothingDenied = {
  ...{ decided: 0, referred: 0, untold: 0 },
  ...{ isWhole: false, pageGoes: false, isReviewed: false },
};
