import type { LawFacts } from '../../domain/law/condition';
import { standingFactsOf } from '../../domain/law/facts';
import type { PacksInForce } from '../../domain/law/pack';
import { noClinicFees } from '../../domain/money/clinicFees';
import type { Receives } from '../../domain/patients/receiver';
import { fileFactsFrom, knownFactsFrom, lawFactsFrom, majorityAgeOf, type FactSource } from '../rules/gatherFacts'; // prettier-ignore
import type { CaseGiven } from './caseFile';
import { formFactsOfCase } from './form';
import { peopleFactsOfCase } from './people';

/** A case, and the basis it was decided on; undefined while it is open. */
export interface CaseAtHand {
  readonly given: CaseGiven;
  readonly packs: PacksInForce;
  readonly basis?: { readonly kind: LawFacts[string]; readonly row: string } | undefined;
}

/** Everything the rules may ask of a case, gathered as the desk gathers it of a request. */
export function lawFactsOfCase(at: CaseAtHand): LawFacts {
  const known = knownFactsOfCase(at);
  return lawFactsFrom(known, formFactsOfCase(at.given, at.packs, known), sourceOf(at));
}

/** All of it but what the form itself says. */
export function knownFactsOfCase(at: CaseAtHand): LawFacts {
  return knownFactsFrom(fileFactsOfCase(at), sourceOf(at));
}

/** Without the answers of the case. */
export function fileFactsOfCase(at: CaseAtHand): LawFacts {
  return fileFactsFrom(sourceOf(at));
}

function sourceOf({ given, packs, basis }: CaseAtHand): FactSource {
  const { fee, service, release } = given;
  return {
    packs,
    own: { ...ownFacts(given, packs), basisKind: basis?.kind, basisRow: basis?.row },
    answers: given.answers ?? {},
    people: (answered) => peopleFactsOfCase(given, answered, packs),
    receives: (signerOnRecord) => receivesIn(given, signerOnRecord),
    money: {
      ...{ answers: fee?.answers ?? {}, pages: release?.pages.total ?? 0, service },
      clinic: fee?.clinic ?? noClinicFees,
    },
    stated: given.facts,
  };
}

function ownFacts(given: CaseGiven, packs: PacksInForce): LawFacts {
  const { pages = [] } = given;
  return standingFactsOf({
    clinic: given.clinic,
    requesterKind: given.requester.kind,
    receivedOn: given.receivedOn,
    today: given.today ?? given.receivedOn,
    patientDateOfBirth: given.patient.dateOfBirth,
    majorityAge: majorityAgeOf(packs),
    form: given.authorization?.form,
    categories: [...new Set(pages.flatMap(({ category }) => category))],
  });
}

function receivesIn(given: CaseGiven, signerOnRecord: string | undefined): Receives {
  const { patient, requester, recipient = '' } = given;
  return {
    patientName: `${patient.givenName} ${patient.familyName}`,
    requesterKind: requester.kind,
    requesterName: requester.name,
    recipientName: recipient.trim(),
    signerOnRecord,
  };
}
