import { useWatch } from 'react-hook-form';
import { Why } from '../../app/ui/Why';
import type { IntakeFormApi } from './intakeForm';
import { useAsked } from './useAsked';
import css from './intake.module.css';

/** What the form says so far, in one sentence a clerk can read to a caller. */
export function Outcome({ form }: { form: IntakeFormApi }) {
  const values = useWatch({ control: form.control });
  const answer = useAsked('intake.preview', { form: values });
  return (
    <div className={css.outcome}>
      <p aria-live="polite">
        {answer
          ? [answer.sentence, answer.due].filter(Boolean).join(' ')
          : 'Fill in the form to see what this request is.'}
      </p>
      {answer && answer.why !== '' && <Why citation={answer.why} about="this kind of request" />}
    </div>
  );
}
