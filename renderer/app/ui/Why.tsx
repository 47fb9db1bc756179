import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import css from './ui.module.css';

interface WhyProps {
  /** The rule in a sentence; left out where the row already says it. */
  sentence?: string;
  citation: string;
  ruleId?: string;
  /** What is explained, for screen readers: "the due date". */
  about?: string;
}

/** Codes and citations stand behind this button, never first. */
export function Why(props: WhyProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={css.why}>
      <button
        type="button"
        className={css.whyButton}
        aria-expanded={open}
        aria-controls={id}
        aria-label={props.about ? `Why? ${props.about}` : undefined}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden />
        Why?
      </button>
      <div id={id} className={css.whyText} hidden={!open}>
        {props.sentence && <p>{props.sentence}</p>}
        <p>{props.citation}</p>
        {props.ruleId && <p className={css.dimmed}>Rule {props.ruleId}</p>}
      </div>
    </div>
  );
}
