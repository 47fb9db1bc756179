import type { Paper } from '../intake/slice';
import type { RequestState } from '../request/state';

type WithForms = Pick<RequestState, 'authorization' | 'intake'>;

/** The papers that are a form: those taken in as one, and the one the typed form stands on. */
export function formPapers({ authorization, intake }: WithForms): readonly Paper[] {
  return intake.papers.filter(
    ({ id, kind }) => kind === 'authorization' || id === authorization?.paperId,
  );
}

/** The paper of the form: the chosen one. Where nobody said which, only a single one can be it. */
export function usualForm(state: WithForms): Paper | undefined {
  const forms = formPapers(state);
  const chosen = forms.find(({ id }) => id === state.authorization?.paperId);
  return chosen ?? (forms.length === 1 ? forms[0] : undefined);
}
