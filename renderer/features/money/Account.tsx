import type { MoneyView } from '../../../shared/contract/money';
import type { RequestView } from '../../../shared/contract/request';
import { dollars } from '../../../shared/domain/money/amounts';
import { payWords } from '../../../shared/domain/money/payWords';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { usePersonName } from '../../app/desk/usePersonName';
import { longDate } from '../../app/ui/dates';
import station from '../../app/ui/station.module.css';
import css from './money.module.css';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly cents: number | undefined;
}

/** What was asked for, what came in, what is open; and who did what when. */
export function Account({ view, money }: { view: RequestView; money: MoneyView }) {
  const nameOf = usePersonName();
  const time = useClinicTime();
  const entries = entriesOf(view);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="account">
      <h2 id="account" className={css.account}>
        What happened
      </h2>
      <dl className={station.facts}>
        <dt>Asked for</dt>
        <dd>{dollars(money.balance.invoiced - money.balance.waived)}</dd>
        <dt>Paid</dt>
        <dd>{dollars(money.balance.paid)}</dd>
        <dt>Still to pay</dt>
        <dd>{dollars(money.balance.due)}</dd>
      </dl>
      <table className={`${station.table} ${css.ledger}`}>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                {entry.what}
                <div className={css.detail}>
                  {nameOf(entry.by)}, {time.moment(entry.at)}
                </div>
              </td>
              <td data-number>{entry.cents === undefined ? '' : dollars(entry.cents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function entriesOf({ request: { money } }: RequestView): readonly Entry[] {
  if (!money) return [];
  const { estimates, invoices, payments, waivers, refunds, confirmations, lifted } = money;
  const entries: Entry[] = [
    ...estimates.map(({ id, sent, totalCents }) => ({ id, ...sent, what: 'Estimate sent', cents: totalCents })), // prettier-ignore
    ...invoices.map(({ id, sent, totalCents, number }) => ({ id, ...sent, what: `Invoice ${number} sent`, cents: totalCents })), // prettier-ignore
    ...payments.map(({ id, recorded, cents, method, paidOn, reference }) => ({ id, ...recorded, cents, what: `Paid on ${longDate(paidOn)}: ${payWords[method]}${reference === '' ? '' : `, ${reference}`}` })), // prettier-ignore
    ...waivers.map(({ id, recorded, cents, reason }) => ({ id, ...recorded, cents, what: `${cents === undefined ? 'Whole fee waived' : 'Waived'}: ${reason}` })), // prettier-ignore
    ...refunds.map(({ id, recorded, cents, method, reason }) => ({ id, ...recorded, cents, what: `Refunded (${payWords[method]}): ${reason}` })), // prettier-ignore
    ...confirmations.map(({ recorded, reason }) => ({ id: `confirmed-${recorded.at}`, ...recorded, cents: undefined, what: `Rate confirmed: ${reason}` })), // prettier-ignore
  ];
  const { reason = '', by = '', at = '' } = lifted ?? {};
  const lift = lifted ? [{ id: 'lifted', by, at, cents: undefined, what: `May go out unpaid: ${reason}` }] : []; // prettier-ignore
  return [...entries, ...lift].toSorted((a, b) => b.at.localeCompare(a.at));
}
