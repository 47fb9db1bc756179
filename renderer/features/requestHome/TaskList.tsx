import { Link } from 'react-router';
import type { RequestView, Step } from '../../../shared/contract/request';
import { requestPath } from '../../app/paths';
import { StepBadge } from '../../app/ui/StatusBadge';
import css from './requestHome.module.css';

/** GOV.UK's task list: each step with a plain status and one sentence. */
export function TaskList({ view }: { view: RequestView }) {
  return (
    <section aria-labelledby="steps">
      <div className={css.sectionHead}>
        <h2 id="steps">Steps</h2>
        <span className={css.dimmed} data-figures>
          {view.stepsDone} of {view.stepsTotal} done
        </span>
      </div>
      <ol className={css.steps}>
        {view.steps.map((step) => (
          <li key={step.id} data-next={step.id === view.next?.step || undefined}>
            <div className={css.stepText}>
              <StepName step={step} requestId={view.request.id} />
              {step.note && <span className={css.dimmed}>{step.note}</span>}
            </div>
            <StepBadge status={step.status} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A step that cannot start yet says why and leads nowhere. */
function StepName({ step, requestId }: { step: Step; requestId: string }) {
  if (step.status === 'cannot-start' || step.status === 'not-needed')
    return <span>{step.title}</span>;
  return <Link to={requestPath(requestId, step.id)}>{step.title}</Link>;
}
