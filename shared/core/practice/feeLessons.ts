import type { LessonMaker } from './walk';
import { acceptForm, addPaper, decideBasis } from './walk';

const onPaper = { format: 'paper', delivery: 'mail' } as const;

/** Told what the copy costs, and nothing invoiced yet. */
const estimateWaits: LessonMaker = {
  facts: onPaper,
  make: async (walk) => {
    const { parts, requestId } = walk;
    await acceptForm(walk);
    const answers = { pages: 120, recordSource: 'electronic' };
    await parts.clerk('money.answer', { requestId, answers });
    await parts.clerk('money.estimate', { requestId });
  },
};

/** Free with a paper that proves the claim, which is missing. */
const freeCopy: LessonMaker = {
  facts: {
    channel: 'mail',
    ...{ format: 'electronic', delivery: 'file', deliverTo: 'other' },
    recipientName: 'Capital Area Disability Advocates',
    recipientAddress: '9 Congress Avenue, Austin, TX 78701',
    purpose: 'Claim of disability benefits',
  },
  make: async (walk) => {
    const { parts, requestId } = walk;
    await addPaper(walk, 'request', {
      heading: 'Where to send my records',
      lines: [
        'Please send an electronic copy of my record to Capital Area Disability Advocates,',
        '9 Congress Avenue, Austin, TX 78701. I am claiming disability benefits.',
        `Signed: ${walk.patient.givenName} ${walk.patient.familyName}`,
      ],
    });
    await decideBasis(walk, {
      ...{ paper: 'access-request', signer: 'patient', goesTo: 'third-party' },
      ...{ medium: 'electronic', recordsElectronic: 'yes', directiveNames: 'yes' },
    });
    const answers = { pages: 60, recordSource: 'electronic', benefitClaim: 'ssdi-ssi' };
    await parts.clerk('money.answer', { requestId, answers });
  },
};

/** A part of the price that nobody has compared with its source. */
const unsureRate: LessonMaker = {
  facts: onPaper,
  make: async (walk) => {
    const { parts, requestId } = walk;
    await acceptForm(walk);
    const answers = { pages: 45, recordSource: 'electronic', affidavitWanted: true };
    await parts.clerk('money.answer', { requestId, answers });
  },
};

export const feeLessons = {
  'estimate-waits': estimateWaits,
  'free-copy': freeCopy,
  'unsure-rate': unsureRate,
} as const;
