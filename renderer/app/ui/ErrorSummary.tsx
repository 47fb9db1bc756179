import { useEffect, useRef } from 'react';
import css from './ui.module.css';

export interface FieldError {
  /** The id of the field's control. */
  readonly fieldId: string;
  readonly message: string;
}

/** What keeps a form from being accepted; each line leads to its field. Shown after a try to submit. */
export function ErrorSummary(props: { errors: readonly FieldError[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  const { attempt } = props;
  const any = props.errors.length > 0;
  useEffect(() => {
    if (attempt > 0 && any) box.current?.focus();
  }, [attempt, any]);
  if (!any) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={css.summary}>
      <strong>
        {props.errors.length === 1
          ? 'One thing is missing or wrong'
          : `${props.errors.length} things are missing or wrong`}
      </strong>
      <ul>
        {props.errors.map((error) => (
          <li key={error.fieldId}>
            <button
              type="button"
              className={css.linkButton}
              onClick={() => document.getElementById(error.fieldId)?.focus()}
            >
              {error.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
