import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { dollars } from '../../../shared/domain/money/amounts';
import { balanceOf } from '../../../shared/domain/money/balance';
import { requestPath } from '../../app/paths';
import css from './requestHome.module.css';

/** What is open about money, and the way to it. */
export function MoneyLine({ view }: { view: RequestView }) {
  const { basis, money, id } = view.request;
  if (!basis) return null;
  return (
    <section aria-labelledby="money">
      <div className={css.sectionHead}>
        <h2 id="money">Money</h2>
        <Link to={requestPath(id, 'money')}>What it costs</Link>
      </div>
      <p className={css.dimmed} data-figures>
        {money ? balanceText(money) : feeText(view)}
      </p>
    </section>
  );
}

/** The gate's own sentence about the fee. */
function feeText({ gate }: RequestView): string {
  return gate.find((item) => item.id === 'fee')?.sentence ?? '';
}

function balanceText(money: NonNullable<RequestView['request']['money']>): string {
  const { invoiced, waived, paid, due, credit, isWaivedWhole } = balanceOf(money);
  if (credit > 0) return `${dollars(credit)} has to go back.`;
  if (isWaivedWhole) return 'The fee was waived.';
  if (money.invoices.length === 0) return 'No invoice yet.';
  if (due === 0) return `${dollars(invoiced - waived)} asked for, all paid.`;
  return `${dollars(due)} of ${dollars(invoiced - waived)} still to pay; ${dollars(paid)} paid.`;
}
