import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { rightsOfKind, type PeopleView } from '../../../shared/contract/patients';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { useDesk } from '../../app/desk/deskContext';
import { Why } from '../../app/ui/Why';
import type { Asked } from './Dialogs';
import css from './people.module.css';

type Point = PeopleView['holds'][number];

const howWords: Record<string, string> = {
  'left-out': 'those records are left out',
  'required-by-law': 'the law requires the disclosure',
  'does-not-apply': 'it does not apply here',
  packed: 'it goes along',
  'item-not-going-out': 'that entry does not go out',
  seen: 'seen',
};

interface OpenPointsProps {
  readonly people: PeopleView;
  readonly onAsk: (asked: Asked) => void;
}

/** What of the patient touches this request, and the button that settles it. */
export function OpenPoints({ people, onAsk }: OpenPointsProps) {
  const { restrictions, holds, amendments, address } = people;
  const points = [
    ...restrictions.map((point) => ({ point, label: 'Decide', asked: 'settle' as const })),
    ...holds.map((point) => ({ point, label: 'I have seen it', asked: 'hold' as const })),
    ...amendments.map((point) => ({ point, label: 'Say how', asked: 'amendment' as const })),
  ];
  if (points.length === 0 && !address) return null;
  return (
    <section aria-labelledby="points">
      <h2 id="points">What this request has to heed</h2>
      <ul className={css.list}>
        {address && <AddressRow address={address} onAsk={onAsk} />}
        {points.map(({ point, label, asked }) => (
          <PointRow
            key={`${asked}-${point.entryId}`}
            point={point}
            label={label}
            onSettle={() => onAsk({ kind: asked, point })}
          />
        ))}
      </ul>
    </section>
  );
}

function PointRow(props: { point: Point; label: string; onSettle: () => void }) {
  const { point, label, onSettle } = props;
  const { session } = useDesk();
  const { settled } = point;
  const time = useClinicTime();
  const allowed = rightsOfKind[point.kind].record;
  const mine = session.state === 'open' && allowed.includes(session.user.role);
  return (
    <li className={css.row}>
      <StateIcon ok={settled !== undefined} />
      <div className={css.rowText}>
        <span>{point.sentence}</span>
        {settled && (
          <span className={css.dimmed}>
            {settled.by}, {time.day(settled.at)}: {howWords[settled.how]}
          </span>
        )}
        {!settled && !mine && (
          <span className={css.dimmed}>The privacy officer or an administrator does this.</span>
        )}
        <Why citation={point.citation} ruleId={point.ruleId} about={point.sentence} />
      </div>
      {mine && (
        <Button size="xs" variant="default" onClick={onSettle}>
          {settled ? 'Decide it anew' : label}
        </Button>
      )}
    </li>
  );
}

function AddressRow(props: {
  address: NonNullable<PeopleView['address']>;
  onAsk: (asked: Asked) => void;
}) {
  const { address, onAsk } = props;
  return (
    <li className={css.row}>
      <StateIcon ok={address.ok} />
      <div className={css.rowText}>
        <span>The patient asked us to send to: {address.askedFor}</span>
        <span>This request goes to: {address.mailedTo}</span>
        {!address.ok && (
          <span>
            Call the patient at the number in the chart{address.phone && `, ${address.phone}`}, or
            correct the address.
          </span>
        )}
      </div>
      {!address.ok && (
        <Button size="xs" variant="default" onClick={() => onAsk({ kind: 'address' })}>
          The patient confirmed it
        </Button>
      )}
    </li>
  );
}

function StateIcon({ ok }: { ok: boolean }) {
  return ok ? (
    <CircleCheck size={18} color="var(--desk-ok)" role="img" aria-label="Settled" />
  ) : (
    <CircleAlert size={18} color="var(--desk-warn)" role="img" aria-label="Open" />
  );
}
