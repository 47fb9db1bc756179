import { Button } from '@mantine/core';
import css from './firstRun.module.css';

/** Back at the left, the one way on at the right. */
export function StepFoot(props: {
  next: string;
  busy?: boolean;
  onBack?: () => void;
  /** Without it, the button submits its form. */
  onNext?: () => void;
}) {
  return (
    <div className={css.foot}>
      {props.onBack ? (
        <Button variant="default" onClick={props.onBack}>
          Back
        </Button>
      ) : (
        <span />
      )}
      <Button type={props.onNext ? 'button' : 'submit'} loading={props.busy} onClick={props.onNext}>
        {props.next}
      </Button>
    </div>
  );
}
