import { addStaff } from './staff';
import {
  type LessonMaker,
  addDocument,
  addRecords,
  buildPacket,
  certify,
  decideBasis,
  look,
  release,
} from './walk';

const access = { signer: 'patient', goesTo: 'patient', paper: 'none' } as const;

/** Denied by one professional; another has to look at it (45 CFR 164.524(a)(4)). */
const denialReview: LessonMaker = {
  make: async (walk) => {
    const { parts, requestId } = walk;
    await decideBasis(walk, access);
    const documentId = await addDocument(walk, 'Office chart', [
      { heading: 'Progress note   2026-06-01', lines: ['Comes for a check-up. All is well.'] },
      {
        heading: 'Note of a call   2026-06-08',
        lines: ['Tells where another person can be found.'],
      },
      { heading: 'Medication list', lines: ['Albuterol inhaler, as needed'] },
    ]);
    await look(walk, 1);
    const ground = 'Tells where a person can be found';
    const asDrHale = await addStaff(parts);
    await asDrHale(() =>
      parts.clerk('answer.decide', {
        requestId,
        decision: {
          ...{ code: 'D-R1', pages: [{ documentId, page: 2, ground }] },
          ...{ answers: { endangers: 'yes' }, explanation: 'Talked with the patient in June.' },
          ...{ whereToAsk: '', blockingException: 'preventing-harm' },
        },
      }),
    );
    await parts.clerk('answer.sendDenial', { requestId });
    const receivedOn = parts.daysAgo(1);
    await parts.clerk('answer.requestReview', { requestId, receivedOn });
  },
};

/** A disclosure the agency asked to keep off the list for a time (45 CFR 164.528(a)(2)). */
const askedForList: LessonMaker = {
  make: async (walk) => {
    const { parts, requestId } = walk;
    await decideBasis(walk, access);
    await addRecords(walk);
    await look(walk, 1);
    await buildPacket(walk);
    await certify(walk);
    await release(walk);
    await typeIn(walk, 'County health department', 'R26', 'Report of a laboratory result');
    await typeIn(walk, 'County sheriff', 'R13', 'Written demand of the sheriff');
    const view = await parts.clerk('accounting.view', { requestId, list: 'disclosures' });
    const sheriff = view.suspendable.find(({ label }) => label.includes('County sheriff'));
    await parts.clerk('accounting.suspend', {
      requestId,
      suspension: {
        ...{ disclosureId: sheriff?.id ?? '', kind: 'written', agency: 'County sheriff' },
        ...{ official: 'Lieutenant B. Ames', statedOn: parts.daysAgo(20) },
        until: parts.daysAgo(-40),
      },
    });
    const receivedOn = parts.daysAgo(2);
    await parts.clerk('accounting.ask', { requestId, list: 'disclosures', receivedOn });
  },
};

async function typeIn(
  { parts, requestId }: Parameters<LessonMaker['make']>[0],
  recipientName: string,
  basisRow: string,
  purpose: string,
): Promise<void> {
  await parts.clerk('accounting.typeIn', {
    requestId,
    disclosure: {
      ...{ disclosedOn: parts.daysAgo(45), recipientName, recipientAddress: '' },
      ...{ description: 'Visit of May 2026', purpose, basisRow, madeBy: 'River Clinic' },
    },
  });
}

export const answerLessons = {
  'denial-review': denialReview,
  'asked-for-list': askedForList,
} as const;
