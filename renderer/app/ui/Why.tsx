import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import type { Explanation } from '../../../shared/contract/rules';
import { useDesk } from '../desk/deskContext';
import css from './ui.module.css';
import { WhyRule } from './WhyRule';

interface WhyProps {
  /** The rule in a sentence; left out where the row already says it. */
  sentence?: string;
  citation: string;
  ruleId?: string;
  /** Whose facts are shown; the request of this address unless said. */
  requestId?: string;
  /** What is explained, for screen readers: "the due date". */
  about?: string;
}

/** Codes and citations stand behind this button, never first. */
export function Why(props: WhyProps) {
  const id = useId();
  const { open, asking, rule, toggle } = useWhy(props);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={css.why}>
      <button
        type="button"
        className={css.whyButton}
        aria-expanded={open}
        aria-controls={id}
        aria-busy={asking}
        aria-label={props.about ? `Why? ${props.about}` : undefined}
        onClick={() => void toggle()}
      >
        <Chevron size={14} aria-hidden />
        Why?
      </button>
      <div id={id} className={css.whyText} hidden={!open}>
        {props.sentence && <p>{props.sentence}</p>}
        <p>{props.citation}</p>
        {open && rule && <WhyRule rule={rule} citation={props.citation} />}
        {props.ruleId && <p className={css.whyReference}>{reference(props.ruleId)}</p>}
      </div>
    </div>
  );
}

/** `us-federal/A12@2026.1` becomes “Rule A12, version 2026.1”; which pack it is stands above. */
function reference(ruleId: string): string {
  const [id = '', version = ''] = ruleId.slice(ruleId.indexOf('/') + 1).split('@');
  return version === '' ? `Rule ${id}` : `Rule ${id}, version ${version}`;
}

/** Asks first and unfolds then, so that the panel does not grow under the reader's eyes. */
function useWhy({ ruleId, requestId }: WhyProps) {
  const { call } = useDesk();
  const address = useParams();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [rule, setRule] = useState<Explanation>();
  const about = requestId ?? address.requestId;
  const toggle = async () => {
    if (!open && ruleId) {
      setAsking(true);
      const reply = await call('rules.explain', {
        ruleId,
        ...(about === undefined ? {} : { requestId: about }),
      });
      setAsking(false);
      setRule(reply.ok ? reply.value : undefined);
    }
    setOpen(!open);
  };
  return { open, asking, rule, toggle };
}
