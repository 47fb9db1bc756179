import { consentFactsOf } from '../../domain/authorization/consentFacts';
import { duplicateOf } from '../../domain/authorization/duplicates';
import { refuseStrangeForm, withKnownForm } from '../../domain/authorization/knownForms';
import { emptyAuthorizationFacts } from '../../domain/authorization/facts';
import {
  revocationInForce,
  type Revocation,
  type TakenBack,
} from '../../domain/authorization/revocation';
import {
  judgeAuthorization,
  type AuthorizationJudgement,
} from '../../domain/authorization/verdict';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import type { CaseGiven } from './caseFile';

/** The form of a case, held against everything else the case gives. */
export function judgeFormOfCase(
  given: CaseGiven,
  packs: PacksInForce,
  law: LawFacts,
): AuthorizationJudgement {
  const today = given.today ?? given.receivedOn;
  const facts = given.authorization ?? emptyAuthorizationFacts;
  refuseStrangeForm(facts.form, [packs.federal.pack, packs.state.pack]);
  return judgeAuthorization(facts, {
    today,
    receivedOn: given.formReceivedOn ?? given.receivedOn,
    patient: given.patient,
    requester: given.recipient ?? given.requester.name,
    clinicName: given.clinic.name,
    pack: packs.federal.pack,
    state: packs.state.pack,
    revokedOn: standingRevocation(given),
    isPart2TpoConsent: given.isPart2TpoConsent,
    law,
    asked: given.asked && { from: given.asked.from, to: given.asked.to },
    goingOut: given.goingOut,
    duplicateOf: duplicateIn(given, packs, today),
    answered: given.answered && reasonsOf(given.answered),
  });
}

/** What the form of a case lets the rules of the other stations say; nothing where none came. */
export function formFactsOfCase(given: CaseGiven, packs: PacksInForce, law: LawFacts): LawFacts {
  const typed = given.authorization;
  if (!typed) return {};
  const facts = withKnownForm(typed, [packs.federal.pack, packs.state.pack]);
  return consentFactsOf(facts, judgeFormOfCase(given, packs, law));
}

export function standingRevocation(given: CaseGiven): string | undefined {
  return revocationInForce({
    facts: given.authorization ?? emptyAuthorizationFacts,
    paperId: formAtHand,
    revocations: revocationsOf(given),
  });
}

const formAtHand = 'form-at-hand';

function revocationsOf({ revokedOn, takenBack, revocationCorrected }: CaseGiven): Revocation[] {
  if (revokedOn === undefined) return [];
  return [
    {
      ...{ id: 'revocation', receivedOn: revokedOn, takenBack: takenBackOf(takenBack) },
      spared: takenBack === 'form-beside' ? [formAtHand] : [],
      ...(revocationCorrected !== undefined && {
        corrected: { by: 'manager', at: `${revokedOn}T00:00:00Z`, reason: revocationCorrected },
      }),
    },
  ];
}

function takenBackOf(said: CaseGiven['takenBack']): TakenBack {
  if (said === undefined) return { what: 'unscanned' };
  if (said === 'every-form') return { what: 'every-form' };
  return { what: 'form', paperId: said === 'this-form' ? formAtHand : 'another-form' };
}

function duplicateIn(given: CaseGiven, packs: PacksInForce, today: string): string | undefined {
  const { duplicates } = packs.federal.pack;
  if (!given.earlier || !duplicates) return undefined;
  const { asked = { from: '', to: '', recordKinds: [] }, requester, receivedOn } = given;
  const same = { requester: requester.name, datesFrom: asked.from, datesTo: asked.to };
  const request = { ...same, number: '', receivedOn, recordKinds: asked.recordKinds };
  return duplicateOf(request, given.earlier, { today, withinDays: duplicates.withinDays });
}

function reasonsOf(answered: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(answered).map(([id, reason]) => [id, { reason }]));
}
