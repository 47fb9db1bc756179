import { packetOptionsSchema } from '../../domain/packet/slice';
import type { LessonMaker } from './walk';
import {
  acceptForm,
  addDocument,
  addPaper,
  addRecords,
  buildPacket,
  certify,
  formFacts,
  look,
  release,
} from './walk';

const untilTheCaseIsOver = {
  expiryKind: 'event',
  expiresOn: '',
  expiryEvent: 'The end of the legal claim',
} as const;

/** The event of the form came between the check and the release (45 CFR 164.508(b)(2)(i)). */
const eventCame: LessonMaker = {
  make: async (walk) => {
    const { parts, requestId } = walk;
    const form = { ...untilTheCaseIsOver, eventHasHappened: 'no' } as const;
    await acceptForm(walk, form);
    await addRecords(walk);
    await look(walk, 1);
    await buildPacket(walk);
    await certify(walk);
    await addPaper(walk, 'other', {
      heading: 'Hollis and Bray: the records of our client',
      lines: [
        'The claim of our client was settled last week. Please send the records all the same.',
      ],
    });
    const facts = { ...formFacts(walk), ...form, eventHasHappened: 'yes' } as const;
    await parts.clerk('authorization.type', { requestId, facts });
  },
};

/** Effective on receipt, also for what has not been sent yet (45 CFR 164.508(b)(5)). */
const betweenParts: LessonMaker = {
  make: async (walk) => {
    const { parts, requestId } = walk;
    await acceptForm(walk);
    await addRecords(walk);
    await look(walk, 1);
    const options = packetOptionsSchema.parse({ isPart: true });
    await parts.clerk('packet.setOptions', { requestId, options });
    await buildPacket(walk);
    await certify(walk);
    await release(walk);
    await parts.clerk('packet.setOptions', { requestId, options: packetOptionsSchema.parse({}) });
    await addDocument(walk, 'Imaging', [
      { heading: 'X-ray of the knee   2026-08-03', lines: ['No fracture is seen.'] },
    ]);
    await look(walk, 1);
    await addPaper(walk, 'other', {
      heading: 'To River Clinic',
      lines: ['I take back my permission to send my records to Hollis and Bray.'],
    });
    const receivedOn = parts.daysAgo(0);
    await parts.clerk('request.recordRevocation', { requestId, receivedOn });
  },
};

export const authorizationLessons = {
  'event-came': eventCame,
  'between-parts': betweenParts,
} as const;
