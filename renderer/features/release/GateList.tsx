import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { Link } from 'react-router';
import type { GateItem } from '../../../shared/contract/request';
import { requestPath } from '../../app/paths';
import css from '../../app/ui/station.module.css';

/** What stops comes first, with the button that clears it; then what is open, and what holds. */
export function GateList(props: { requestId: string; gate: readonly GateItem[] }) {
  return (
    <ul className={css.list} aria-label="What must hold">
      {props.gate.toSorted(stopsFirst).map((item) => (
        <li key={item.id}>
          {item.ok && item.open ? (
            <CircleAlert size={18} color="var(--desk-warn)" role="img" aria-label="Still open" />
          ) : item.ok ? (
            <CircleCheck size={18} color="var(--desk-ok)" role="img" aria-label="Holds" />
          ) : (
            <CircleX size={18} color="var(--desk-bad)" role="img" aria-label="Stops the release" />
          )}
          <span className={css.grow}>{item.sentence}</span>
          {item.fix && (
            <Button
              component={Link}
              size="xs"
              variant="default"
              to={requestPath(props.requestId, item.fix.step)}
            >
              {item.fix.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function stopsFirst(a: GateItem, b: GateItem): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ ok, open }: GateItem): number {
  if (!ok) return 0;
  return open ? 1 : 2;
}
