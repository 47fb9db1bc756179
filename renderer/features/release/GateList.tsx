import { Button } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { Link } from 'react-router';
import type { GateItem } from '../../../shared/contract/request';
import { requestPath } from '../../app/paths';
import css from '../../app/ui/station.module.css';

/** What stops comes first, with the button that clears it; then what holds, with its fact. */
export function GateList(props: { requestId: string; gate: readonly GateItem[] }) {
  return (
    <ul className={css.list} aria-label="What must hold">
      {props.gate.toSorted(stopsFirst).map((item) => (
        <li key={item.id}>
          {item.ok ? (
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
  return Number(a.ok) - Number(b.ok);
}
