import type { RequestView } from '../../../shared/contract/request';
import { formPapers } from '../../../shared/domain/authorization/formPapers';
import type { TakenBack } from '../../../shared/domain/authorization/revocation';

/** What a revocation takes back, in the clerk's words; forms are counted as they came in. */
export function takenBackWords(takenBack: TakenBack, { request }: RequestView): string {
  switch (takenBack.what) {
    case 'every-form':
      return 'Every form of this patient to this recipient';
    case 'unscanned':
      return request.basis?.kind === 'directive'
        ? 'The patient’s direction'
        : 'The form that was typed here';
    case 'form': {
      const forms = formPapers(request);
      const at = forms.findIndex(({ id }) => id === takenBack.paperId);
      return forms.length > 1 ? `Form ${at + 1} of ${forms.length}` : 'The form on file';
    }
  }
}
