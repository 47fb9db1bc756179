import type { RequestView } from '../../../shared/contract/request';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';

/** What intake already says, to be confirmed rather than asked anew; nothing is decided by it. */
export function guessAnswers(view: RequestView): BasisAnswers {
  const { form, papers } = view.request.intake;
  const isPatient = form.requesterKind === 'patient';
  const isRepresentative = form.requesterKind === 'representative';
  const toAsker = form.deliverTo === 'requester';
  const signer = isRepresentative
    ? 'representative'
    : isPatient || has('authorization')
      ? 'patient'
      : 'requester';
  const recipient = isPatient ? 'patient' : isRepresentative ? 'representative' : 'third-party';
  return { signer, goesTo: toAsker ? recipient : 'third-party', paper: paper() };

  function has(kind: (typeof papers)[number]['kind']): boolean {
    return papers.some((one) => one.kind === kind);
  }
  function paper(): BasisAnswers['paper'] {
    if (has('authorization')) return 'authorization';
    if (form.requesterKind === 'provider' && papers.length > 0) return 'provider-letter';
    if (papers.length === 0) return 'none';
    return isPatient || isRepresentative ? 'access-request' : 'other';
  }
}
