import { samePerson } from './inForce';

/** Whose copy it is: what the answer where the records go is held against. */
export const receiverFactNames = {
  recipientIsPatient: 'the request names the patient as the one who gets the copy',
  recipientIsRepresentative: 'the request names the one who acts for the patient as who gets it',
} as const;

export type ReceiverFacts = Readonly<Record<keyof typeof receiverFactNames, boolean | undefined>>;

/** Names as the request has them; `recipientName` is empty where it goes to the one who asks. */
export interface Receives {
  readonly patientName: string;
  readonly requesterKind: string;
  readonly requesterName: string;
  readonly recipientName: string;
  /** Who acts for the patient, as the authority on record has it; absent while nobody was chosen. */
  readonly signerOnRecord?: string | undefined;
}

/**
 * A copy for the patient goes by the right of access, one for anybody else by a direction or an
 * authorization (45 CFR 164.524(c)(3), 164.508): so the very name counts, not who is likely meant.
 */
export function receiverFacts(asked: Receives): ReceiverFacts {
  return {
    recipientIsPatient: isPatient(asked),
    recipientIsRepresentative: isRepresentative(asked),
  };
}

function isPatient({ patientName, requesterKind, recipientName }: Receives): boolean {
  if (recipientName === '') return requesterKind === 'patient';
  return samePerson(recipientName, patientName);
}

/** Not known while a third person is named and nobody was chosen who acts for the patient. */
function isRepresentative(asked: Receives): boolean | undefined {
  const { requesterKind, requesterName, recipientName, signerOnRecord } = asked;
  const receives = recipientName === '' ? requesterName : recipientName;
  if (requesterKind === 'representative' && samePerson(receives, requesterName)) return true;
  if (signerOnRecord !== undefined) return samePerson(receives, signerOnRecord);
  return recipientName === '' || isPatient(asked) ? false : undefined;
}
