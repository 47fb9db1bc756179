import { assertNever } from '../base/assertNever';
import { check, type Check, type Subject } from './finding';
import { isForResearch } from './forceChecks';

const standsAlone = check(
  'A21',
  ['isCombined', 'isForResearch', 'purposeKind'],
  ['met', 'research', 'combined', 'unknown'],
  ({ facts }) => {
    if (facts.isCombined === 'unknown') return { variant: 'unknown' };
    if (facts.isCombined === 'no') return { variant: 'met' };
    return { variant: isForResearch(facts) === 'yes' ? 'research' : 'combined' };
  },
);

const notConditioned = check(
  'A23',
  ['dependsOnSigning', 'conditionIsAllowed'],
  ['met', 'allowed', 'forbidden', 'condition-unknown', 'unknown'],
  ({ facts }) => {
    if (facts.dependsOnSigning === 'unknown') return { variant: 'unknown' };
    if (facts.dependsOnSigning === 'no') return { variant: 'met' };
    const byAnswer = { yes: 'allowed', no: 'forbidden', unknown: 'condition-unknown' } as const;
    return { variant: byAnswer[facts.conditionIsAllowed] };
  },
);

const notFalse = check(
  'A24',
  ['alteration', 'alterationAt', 'alterationConfirmed'],
  ['met', 'confirmed', 'not-confirmed', 'seen', 'unknown'],
  ({ facts }) => {
    if (facts.alteration === 'unknown') return { variant: 'unknown' };
    if (facts.alteration === 'none') return { variant: 'met' };
    const byAnswer = { yes: 'confirmed', no: 'not-confirmed', unknown: 'seen' } as const;
    return { variant: byAnswer[facts.alterationConfirmed], values: { alteration: seenAt(facts) } };
  },
);

function seenAt({ alteration, alterationAt }: Subject['facts']): string {
  const at = alterationAt.trim();
  return at === '' ? alterationWords(alteration) : `${alterationWords(alteration)} at ${at}`;
}

function alterationWords(alteration: Subject['facts']['alteration']): string {
  switch (alteration) {
    case 'altered-dates':
      return 'a date that was changed';
    case 'different-inks':
      return 'different inks';
    case 'white-out':
      return 'white-out';
    case 'other-signature':
      return 'a signature unlike the one on file';
    case 'none':
    case 'unknown':
      return alteration;
    default:
      return assertNever(alteration, 'alteration');
  }
}

const readable = check(
  'A28',
  ['readability'],
  ['readable', 'illegible', 'other-language', 'not-plain', 'unknown'],
  ({ facts }) => ({ variant: facts.readability }),
);

/** What the paper itself shows: the defects of 45 CFR 164.508(b)(2)(iv) and (v), and (c)(3). */
export const paperChecks: readonly Check[] = [standsAlone, notConditioned, notFalse, readable];
