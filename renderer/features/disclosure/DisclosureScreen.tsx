import { BookOpenCheck } from 'lucide-react';
import { useParams } from 'react-router';
import type { RequestState } from '../../../shared/domain/request/state';
import { useRequest } from '../../app/desk/useRequest';
import { longDate } from '../../app/ui/dates';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import { Why } from '../../app/ui/Why';

/** What this request put into the disclosure log. */
export function DisclosureScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const { rows = [], typed = [] } = request.view?.request.disclosure ?? {};
  return (
    <RequestFrame requestId={requestId} view={request.view} step="disclosure" title="Disclosure">
      <div className={css.column}>
        <FaultAlert fault={request.fault} onClose={request.clearFault} />
        {rows.length + typed.length === 0 && (
          <EmptyState icon={BookOpenCheck} title="Nothing has been disclosed yet">
            The row is written by the release itself.
          </EmptyState>
        )}
        {rows.map((row) => (
          <section key={row.id} aria-label={`Disclosure of ${longDate(row.disclosedOn)}`}>
            <dl className={css.facts}>
              <Disclosed row={row} />
              <dt>How</dt>
              <dd>{row.method}</dd>
              <dt>Numbers</dt>
              <dd>{row.batesRange}</dd>
              <dt>Prepared by</dt>
              <dd>{row.preparedBy}</dd>
              <dt>Checked by</dt>
              <dd>{row.checkedBy}</dd>
              <dt>In an accounting</dt>
              <dd>{row.accountable ? 'Yes' : 'No'}</dd>
            </dl>
            <Why about="in an accounting" sentence={row.accountableWhy} citation={row.citation} />
          </section>
        ))}
        {typed.map((row) => (
          <section key={row.id} aria-label={`Typed-in disclosure of ${longDate(row.disclosedOn)}`}>
            <dl className={css.facts}>
              <Disclosed row={row} />
              <dt>How</dt>
              <dd>Typed in; it did not leave through this desk</dd>
              <dt>Made by</dt>
              <dd>{row.madeBy}</dd>
            </dl>
          </section>
        ))}
      </div>
    </RequestFrame>
  );
}

type Row = NonNullable<RequestState['disclosure']>['typed'][number];

/** What an accounting asks of a disclosure, by whatever door it left. */
function Disclosed({
  row,
}: {
  readonly row: Pick<
    Row,
    'disclosedOn' | 'recipientName' | 'recipientAddress' | 'description' | 'purpose'
  >;
}) {
  return (
    <>
      <dt>Date</dt>
      <dd>{longDate(row.disclosedOn)}</dd>
      <dt>To</dt>
      <dd>
        {row.recipientName}
        {row.recipientAddress && `, ${row.recipientAddress}`}
      </dd>
      <dt>What</dt>
      <dd>{row.description}</dd>
      <dt>Why</dt>
      <dd>{row.purpose}</dd>
    </>
  );
}
