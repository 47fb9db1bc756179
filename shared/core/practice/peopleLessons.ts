import type { InputOf } from '../../contract/verb';
import type { patientVerbs } from '../../contract/patients';
import type { LessonMaker } from './walk';
import { addPaper, addRecords, decideBasis, type Walk } from './walk';

type Fact = InputOf<(typeof patientVerbs)['patients.record']>['fact'];
type Authority = Extract<Fact, { kind: 'authority' }>;

export function asRepresentative(requesterName: string) {
  return { requesterKind: 'representative', requesterName } as const;
}

export async function recordFact({ parts, requestId }: Walk, fact: Fact) {
  return parts.clerk('patients.record', { requestId, fact });
}

/** Somebody is recorded as acting for the patient, and chosen as the one who signs. */
export async function actsFor(walk: Walk, authority: Authority): Promise<void> {
  const { people } = await recordFact(walk, authority);
  const entryId = people.rows.find(
    ({ fact }) => fact.kind === 'authority' && fact.who === authority.who,
  )?.entryId;
  if (entryId === undefined) throw new Error('the authority of the practice plan was not recorded');
  const signer = { kind: 'authority', entryId } as const;
  await walk.parts.clerk('patients.chooseSigner', { requestId: walk.requestId, signer });
}

const daughter = 'Nora Vance';
const father = 'Tom Albright';
const son = 'Peter Lund';

export const inPlaceOfPatient = {
  signer: 'representative',
  goesTo: 'representative',
  paper: 'none',
} as const;

/** A paper of authority that is not in force yet (45 CFR 164.502(g)(2)). */
const powerOfAttorney: LessonMaker = {
  bornDaysAgo: 29_900,
  facts: asRepresentative(daughter),
  make: async (walk) => {
    await addPaper(walk, 'proof', {
      heading: 'Medical power of attorney',
      lines: [
        `I name my daughter ${daughter} as my agent for all decisions about my health care.`,
        'This paper takes effect only when two physicians have found in writing',
        'that I can no longer decide for myself.',
      ],
    });
    await actsFor(walk, {
      ...{ kind: 'authority', who: daughter, capacity: 'health-care-agent' },
      proofs: ['health-care-power-of-attorney'],
      statements: { coversHealthCare: 'yes', beginsLater: 'yes', conditionMet: 'no' },
    });
    await decideBasis(walk, inPlaceOfPatient);
    await addRecords(walk);
  },
};

/** A court order that limits a parent (45 CFR 164.502(g)(3)(ii)). */
const fatherAndOrder: LessonMaker = {
  bornDaysAgo: 2800,
  facts: asRepresentative(father),
  make: async (walk) => {
    await addPaper(walk, 'other', {
      heading: 'Order of the district court, Travis County',
      lines: [
        `${father} shall have no access to the medical records of the child.`,
        'Signed by the judge of the court.',
      ],
    });
    await actsFor(walk, {
      ...{ kind: 'authority', who: father, capacity: 'parent' },
      proofs: ['registration'],
    });
    await recordFact(walk, {
      ...{ kind: 'order', whom: father, effect: 'everything' },
      ...{ court: 'District court, Travis County', from: walk.parts.daysAgo(90) },
    });
    await addRecords(walk);
  },
};

/** Half of the proof of an executor (45 CFR 164.502(g)(4)). */
const executor: LessonMaker = {
  bornDaysAgo: 29_000,
  facts: asRepresentative(son),
  make: async (walk) => {
    await addPaper(walk, 'proof', {
      heading: 'Certificate of death',
      lines: [`${walk.patient.givenName} ${walk.patient.familyName}`, 'Died at home.'],
    });
    await recordFact(walk, {
      ...{ kind: 'deceased', diedOn: walk.parts.daysAgo(60) },
      proofs: ['death-certificate'],
    });
    await actsFor(walk, {
      ...{ kind: 'authority', who: son, capacity: 'executor' },
      proofs: ['death-certificate'],
    });
    await addRecords(walk);
  },
};

export const peopleLessons = {
  'power-of-attorney': powerOfAttorney,
  'father-and-order': fatherAndOrder,
  executor,
} as const;
