/** What the rules may ask about the people of a patient, with what each says. */
export const peopleFactNames = {
  patientIsDeceased: 'the patient is known to have died',
  patientIsEmancipated: 'the patient is a minor who decides like an adult',
  signerAuthority: 'how far the authority of who signs for the patient goes today',
  signerRelation: 'in what capacity somebody signs for the patient',
  signerOnRecord: 'name of who signs for the patient, as the authority on record has it',
  courtOrderBars: 'a court order closes the records to who signs or asks',
  selfPayRestriction: 'the patient paid for a service alone and asked that the plan learns nothing',
  otherRestriction: 'the clinic agreed to another restriction',
  litigationHold: 'a litigation hold is on this patient’s records',
  abuseConcernDecided:
    'a licensed professional decided not to treat who signs or asks as representative',
} as const;
