import type { RequestView } from '../../../shared/contract/request';
import { usePersonName } from '../../app/desk/usePersonName';
import { StatusBadge } from '../../app/ui/StatusBadge';
import css from '../../app/ui/station.module.css';

/** Who looked before, and what they said. */
export function Decisions({ view }: { view: RequestView }) {
  const nameOf = usePersonName();
  const decisions = view.request.qc?.decisions ?? [];
  if (decisions.length === 0) return null;
  return (
    <section>
      <h2>Earlier checks</h2>
      <ul className={css.list}>
        {decisions.toReversed().map((decision) => (
          <li key={decision.id}>
            <StatusBadge
              tone={decision.outcome === 'certified' ? 'ok' : 'bad'}
              label={decision.outcome === 'certified' ? 'Certified' : 'Declined'}
            />
            <span className={css.grow}>
              {nameOf(decision.decided.by)}
              {decision.solo && ' (alone)'}
              {decision.comment && <>: {decision.comment}</>}
              {decision.packetSha256 !== view.request.packet?.build?.sha256 && (
                <span className={css.dimmed}> An earlier packet.</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
