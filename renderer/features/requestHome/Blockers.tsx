import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { isAllReleased } from '../../../shared/domain/release/slice';
import { requestPath } from '../../app/paths';
import css from './requestHome.module.css';

/** What stands between this request and its release; each line has the button that clears it. */
export function Blockers({ view }: { view: RequestView }) {
  const open = view.gate.filter((item) => !item.ok);
  const isOver = view.request.lifecycle.cancelled ?? isAllReleased(view.request.release);
  if (open.length === 0 || isOver) return null;
  return (
    <section aria-labelledby="blockers">
      <div className={css.sectionHead}>
        <h2 id="blockers">Before it can be released</h2>
      </div>
      <ul className={css.lines}>
        {open.map((item) => (
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
