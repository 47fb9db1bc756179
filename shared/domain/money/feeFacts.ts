/**
 * Facts only money asks for, answered on its screen or set by the clinic. They stand beside the
 * standing facts of `law/facts.ts`; a fee rule that names any other fact is refused.
 */
export const feeFacts = {
  pages: 'pages going out, counted or estimated',
  accessWay: 'copy, inspection or portal: what the person gets',
  recordSource: 'electronic, paper, hybrid or microfilm: how the records are kept',
  copyMedium: 'paper, electronic or hybrid: how the copy goes out',
  pagesOnPaper: 'of a hybrid copy, the pages that go out on paper',
  copyingMinutes: 'minutes of copying, after the records were found and prepared',
  clericalMinutes: 'minutes of locating records and making them available',
  portableMedia: 'none, disc or usb: what the clinic supplies for an electronic copy',
  postageCents: 'actual postage, cents',
  retrievalCents: 'what another firm charged for fetching or copying the records, cents',
  editingCents: 'what an office visit costs where a professional had to edit the record, cents',
  certificationWanted: 'the requester asks for a certificate',
  affidavitWanted: 'the requester asks for an affidavit',
  custodianAppointed: 'the copy comes from an appointed custodian of a practice',
  powerOfAttorney: 'a power of attorney that covers asking for records came with the request',
  benefitClaim: 'the benefit claim or program the copy is for, or none',
  benefitProof: 'a paper of the agency that proves the claim came with the request',
  hadFreeCopy: 'a free copy was given for the same claim before, within the time the law names',
  payingAgency: 'the public agency that asks, or none',
  validatesBilledServices: 'an insurer asks in order to check services the clinic billed',
  insurerMustPay: 'auto, workers’ compensation or a contract: the insurer pays all the same',
  copierOnPremises: 'the attorney’s own copy service copies at the clinic',
  yearsOfRecords: 'years of records asked for',
  attorneyIsPatient:
    'the clinic treats a patient’s attorney as the patient where its law leaves it open',
} as const;
export type FeeFact = keyof typeof feeFacts;
