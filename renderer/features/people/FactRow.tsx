import { Button } from '@mantine/core';
import type { PersonRow, PeopleView } from '../../../shared/contract/patients';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { longDate } from '../../app/ui/dates';
import { StatusBadge, type Tone } from '../../app/ui/StatusBadge';
import { Why } from '../../app/ui/Why';
import { OpenPaper } from '../../app/page/OpenPaper';
import { factText } from './factText';
import css from './people.module.css';

interface FactRowProps {
  readonly row: PersonRow;
  readonly people: PeopleView;
  /** The role of who is signed in may change it. */
  readonly mayChange: boolean;
  readonly onCorrect: () => void;
  readonly onEnd: () => void;
}

const standing: Record<string, { tone: Tone; label: string }> = {
  'in-force': { tone: 'ok', label: 'In force' },
  pending: { tone: 'warn', label: 'Not in force yet' },
  ended: { tone: 'off', label: 'Ended' },
  none: { tone: 'bad', label: 'No authority' },
};

/** One thing that is recorded: what, how it stands today, and who said so. */
export function FactRow({ row, people, mayChange, onCorrect, onEnd }: FactRowProps) {
  const time = useClinicTime();
  const { title, details } = factText(row.fact, people);
  const { authority, ended } = row;
  const badge = authority && standing[authority.signerAuthority];
  return (
    <li className={css.row}>
      <div className={css.rowText}>
        <strong>{title}</strong>
        {details.map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
        {authority && <span>{authority.sentence}</span>}
        {row.paper && <OpenPaper scan={row.paper} about={title} />}
        {ended && (
          <span>
            Ended on {longDate(ended.on)} by {ended.by}: {ended.reason}
          </span>
        )}
        <span className={css.dimmed}>
          Recorded by {row.recordedBy} on {time.day(row.recordedAt)}
        </span>
        {
          authority &&
          <Why citation={authority.citation} ruleId={authority.ruleId} about={`the authority of ${title}`} /> // prettier-ignore
        }
      </div>
      {badge && <StatusBadge {...badge} />}
      {mayChange && !ended && (
        <div className={css.rowActions}>
          <Button size="xs" variant="default" aria-label={`Correct: ${title}`} onClick={onCorrect}>
            Correct
          </Button>
          <Button size="xs" variant="default" aria-label={`End: ${title}`} onClick={onEnd}>
            End
          </Button>
        </div>
      )}
    </li>
  );
}
