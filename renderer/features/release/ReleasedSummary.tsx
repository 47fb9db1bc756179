import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { lockedWords } from '../../../shared/domain/release/lock';
import type { Delivery } from '../../../shared/domain/release/slice';
import { usePersonName } from '../../app/desk/usePersonName';
import { paths } from '../../app/paths';
import { StatusBadge } from '../../app/ui/StatusBadge';
import css from '../../app/ui/station.module.css';

/** What was sent, to whom, how, and what was logged. */
export function ReleasedSummary({ view }: { view: RequestView }) {
  const nameOf = usePersonName();
  const last = view.request.release?.released.findLast((one) => !one.again);
  const row = view.request.disclosure?.rows.findLast(
    (one) => one.packetSha256 === last?.packetSha256,
  );
  if (!last || !row) return null;
  return (
    <section>
      <p>
        <StatusBadge tone="ok" label="Released" />
      </p>
      <dl className={css.facts}>
        <dt>To</dt>
        <dd>{row.recipientName}</dd>
        <dt>What</dt>
        <dd>{row.description}</dd>
        <dt>How</dt>
        <dd>{howItLeft(last)}</dd>
        <dt>Pages</dt>
        <dd>
          {last.pageCount}, of which {row.recordPages} are records ({row.batesRange})
        </dd>
        <dt>By</dt>
        <dd>
          {nameOf(last.released.by)}, checked by {row.checkedBy}
        </dd>
        <dt>Accounting</dt>
        <dd>
          {row.accountable
            ? 'Counts in an accounting of disclosures'
            : 'Not part of an accounting of disclosures'}
        </dd>
      </dl>
      <p>
        <Link to={paths.disclosures}>Open the disclosure log</Link>
      </p>
    </section>
  );
}

function howItLeft({ method, savedAs, lock }: Delivery): string {
  if (method === 'print') return 'Printed';
  return `Saved as ${savedAs}${lock ? `, ${lockedWords(lock)}` : ''}`;
}
