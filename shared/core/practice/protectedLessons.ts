import type { LessonMaker } from './walk';
import { actsFor, asRepresentative, inPlaceOfPatient } from './peopleLessons';
import { acceptForm, addDocument, decideBasis, look, type Walk } from './walk';

const ordinary = [
  { heading: 'Progress note   2026-02-02', lines: ['Blood pressure 128/82. No complaints.'] },
  { heading: 'Medication list', lines: ['Lisinopril 10 mg, once daily'] },
] as const;

async function tagDocument(
  { parts, requestId }: Walk,
  documentId: string,
  tag:
    { readonly category: 'SUD'; isPart2: boolean } | { readonly category: 'MIN'; service: 'sti' },
): Promise<void> {
  await parts.clerk('sensitive.tag', { requestId, pages: [{ documentId }], ...tag });
}

/** A consent for a proceeding that allows other purposes too (42 CFR 2.31(d)). */
const part2Consent: LessonMaker = {
  make: async (walk) => {
    await acceptForm(walk, {
      ...{ description: 'Entire record, with the treatment program', optIns: ['SUD'] },
      ...{ purpose: 'Legal claim and any other purpose', purposeKind: 'litigation' },
      ...{ hasOtherPurposes: 'yes', isPart2Consent: 'yes' },
      ...{ recipientIsIntermediary: 'no', isForFundraising: 'no' },
    });
    await addDocument(walk, 'Office chart', ordinary);
    const program = await addDocument(walk, 'Program visits', [
      { heading: 'Program visit   2026-05-04', lines: ['Seen in the program. Doing well.'] },
      {
        heading: 'Program visit   2026-05-18',
        lines: ['Seen in the program. Next visit in June.'],
      },
    ]);
    await tagDocument(walk, program, { category: 'SUD', isPart2: true });
    await look(walk, 1);
  },
};

/** The desk sees the word by itself; nobody has answered yet. */
const stateGate: LessonMaker = {
  make: async (walk) => {
    await acceptForm(walk);
    await addDocument(walk, 'Office chart', [
      ...ordinary,
      {
        heading: 'Laboratory   2026-03-03',
        lines: ['Sodium 139', 'HIV antibody screen: nonreactive', 'Glucose 92'],
      },
    ]);
    await look(walk, 1);
  },
};

const mother = 'Ruth Marlow';

/** Care a minor consented to alone (45 CFR 164.502(g)(3)(i)). */
const minorVisit: LessonMaker = {
  bornDaysAgo: 6050,
  facts: asRepresentative(mother),
  make: async (walk) => {
    await actsFor(walk, {
      ...{ kind: 'authority', who: mother, capacity: 'parent' },
      proofs: ['registration'],
    });
    await decideBasis(walk, { ...inPlaceOfPatient, relationshipProof: 'registration' });
    await addDocument(walk, 'Office chart', ordinary);
    const alone = await addDocument(walk, 'Visit in May', [
      { heading: 'Progress note   2026-05-11', lines: ['Came alone and agreed to care alone.'] },
      { heading: 'Laboratory   2026-05-11', lines: ['Result given to the patient alone.'] },
    ]);
    await tagDocument(walk, alone, { category: 'MIN', service: 'sti' });
    await look(walk, 1);
  },
};

export const protectedLessons = {
  'part2-consent': part2Consent,
  'state-gate': stateGate,
  'minor-visit': minorVisit,
} as const;
