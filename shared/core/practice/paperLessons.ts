import type { LessonMaker } from './walk';
import { addDocument, addPaper, addRecords, decideBasis, look, type Walk } from './walk';

const subpoena = {
  ...{ paper: 'subpoena', issuer: 'clerk', attached: 'no' },
  ...{ goesTo: 'third-party', signer: 'requester' },
  ...{ served: 'yes', courtReaches: 'yes', clinicIsParty: 'no' },
} as const;

async function addSubpoena(walk: Walk): Promise<void> {
  const { givenName, familyName } = walk.patient;
  await addPaper(walk, 'request', {
    heading: 'Subpoena duces tecum',
    lines: [
      'Doe v. Roe, district court, Travis County',
      'YOU ARE COMMANDED to produce the medical records of',
      `${givenName} ${familyName}, January 1, 2024 to September 30, 2026.`,
      'Issued by the clerk of the court at the request of Hollis and Bray.',
    ],
  });
}

/** Nothing came with it (45 CFR 164.512(e)(1)(ii)). */
const bareSubpoena: LessonMaker = {
  make: async (walk) => {
    await addSubpoena(walk);
    await decideBasis(walk, { ...subpoena, assurance: 'none' });
  },
};

/** Counsel shows that the patient was told (45 CFR 164.512(e)(1)(iii)). */
const provedSubpoena: LessonMaker = {
  make: async (walk) => {
    await addSubpoena(walk);
    await addPaper(walk, 'proof', {
      heading: 'Statement of counsel',
      lines: [
        'The patient was told of this case and of this subpoena by letter, copy enclosed.',
        'The time to object is over. No objection was made.',
      ],
    });
    await decideBasis(walk, {
      ...subpoena,
      ...{ assurance: 'notice', noticeSent: 'yes', noticeEnough: 'yes' },
      ...{ objectionTimeOver: 'yes', objections: 'none', privilegeCleared: 'yes' },
    });
    await addRecords(walk);
    await look(walk, 1);
  },
};

/** In the patient's words, and signed by somebody else: no direction of the patient. */
const asIfPatient: LessonMaker = {
  make: async (walk) => {
    const { givenName, familyName, dateOfBirth } = walk.patient;
    await addPaper(walk, 'request', {
      heading: 'Request for my medical records',
      lines: [
        `I, ${givenName} ${familyName}, born ${dateOfBirth}, direct you to send my complete`,
        'medical record in electronic form to Hollis and Bray, attorneys at law.',
        'Signed: R. Hollis, attorney, for the patient',
      ],
    });
    await decideBasis(walk, {
      ...{ paper: 'requester-letter', signer: 'requester', goesTo: 'third-party' },
      ...{ medium: 'electronic', recordsElectronic: 'yes', asksFor: 'patient' },
    });
  },
};

/** A service paid in full is kept from the plan (45 CFR 164.522(a)(1)(vi)). */
const selfPay: LessonMaker = {
  facts: {
    requesterKind: 'health-plan',
    requesterName: 'Claims department',
    requesterOrganization: 'Lone Star Health Plan',
    requesterAddress: '400 Plan Street, Dallas, TX 75201',
    purpose: 'Payment of claims',
  },
  make: async (walk) => {
    const { parts, requestId } = walk;
    await addPaper(walk, 'request', {
      heading: 'Lone Star Health Plan: records needed to pay a claim',
      lines: ['Claim 2026-04417. Please send the notes of the visits of March and April 2026.'],
    });
    await parts.clerk('patients.restrict', {
      requestId,
      fact: { kind: 'restriction', type: 'self-pay', about: 'the visit of April 14, 2026' },
    });
    await decideBasis(walk, {
      ...{ paper: 'requester-letter', signer: 'requester', goesTo: 'third-party' },
      ...{ planFor: 'payment', planTie: 'yes' },
    });
    await addDocument(walk, 'Visits in spring', [
      {
        heading: 'Progress note   2026-03-09',
        lines: ['Knee pain after a fall. Better with rest.'],
      },
      { heading: 'Progress note   2026-04-14', lines: ['Paid in full by the patient today.'] },
      { heading: 'Progress note   2026-04-28', lines: ['Knee: no pain. Discharged.'] },
    ]);
  },
};

export const paperLessons = {
  'bare-subpoena': bareSubpoena,
  'proved-subpoena': provedSubpoena,
  'as-if-patient': asIfPatient,
  'self-pay': selfPay,
} as const;
