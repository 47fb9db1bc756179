import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { GateItem, RequestView } from '../../../shared/contract/request';
import { isAllReleased } from '../../../shared/domain/release/slice';
import { requestPath } from '../../app/paths';
import css from './requestHome.module.css';

/** What stands between this request and its release; each line has the button that clears it. */
export function Blockers({ view }: { view: RequestView }) {
  const stops = view.gate.filter((item) => !item.ok);
  // No money is asked after before there is something to send.
  const waits = view.gate.filter((item) => item.ok && item.open && view.pages.total > 0);
  const isOver = view.request.lifecycle.cancelled ?? isAllReleased(view.request.release);
  if (isOver) return null;
  return (
    <>
      <Lines id="blockers" title="Before it can be released" view={view} items={stops} />
      <Lines id="still-open" title="Also open; it stops nothing" view={view} items={waits} />
    </>
  );
}

interface LinesProps {
  readonly id: string;
  readonly title: string;
  readonly view: RequestView;
  readonly items: readonly GateItem[];
}

function Lines({ id, title, view, items }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className={css.sectionHead}>
        <h2 id={id}>{title}</h2>
      </div>
      <ul className={css.lines}>
        {items.map((item) => (
          <li key={item.id}>
            <CircleAlert size={16} aria-hidden className={css.warn} />
            <span className={css.grow}>{item.sentence}</span>
            {item.fix && (
              <Button
                component={Link}
                to={requestPath(view.request.id, item.fix.step)}
                variant="default"
                size="xs"
              >
                {item.fix.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
