import { Button } from '@mantine/core';
import type { MoneyView } from '../../../shared/contract/money';
import type { RequestView } from '../../../shared/contract/request';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import type { RequestHandle } from '../../app/desk/useRequest';
import { MoneyDialog, type MoneyAct, type Typed } from './MoneyDialog';

interface MoneyActsProps {
  request: RequestHandle;
  view: RequestView;
  money: MoneyView;
  act: MoneyAct | undefined;
  onAct: (act: MoneyAct | undefined) => void;
}

const labels: Readonly<Record<MoneyAct, string>> = {
  estimate: 'Estimate…',
  invoice: 'Invoice…',
  pay: 'Record payment…',
  waive: 'Waive…',
  refund: 'Refund…',
  confirm: 'Confirm the rate…',
  lift: 'Let it go out unpaid…',
};

/** What can be done now; the one that comes next stands last and leads. */
export function MoneyActs({ request, view, money, act, onAct }: MoneyActsProps) {
  const { session } = useDesk();
  const role = session.state === 'open' ? session.user.role : 'auditor';
  const acts = actsOf(view, money, role === 'privacy-officer' || role === 'administrator');
  const lead = isSettled(money) ? undefined : leadOf(acts, view);
  const others = acts.filter((one) => one !== lead);
  return (
    <>
      {[...others, ...(lead ? [lead] : [])].map((one) => (
        <Button key={one} variant={one === lead ? undefined : 'default'} onClick={() => onAct(one)}>
          {labels[one]}
        </Button>
      ))}
      {act && (
        <MoneyDialog
          key={act}
          act={act}
          requestId={view.request.id}
          cents={firstAmount(act, money)}
          today={money.today}
          run={(typed) => runs[act](request.run, view.request.id, typed)}
          onClose={() => {
            request.clearFault();
            onAct(undefined);
          }}
        />
      )}
    </>
  );
}

function actsOf(view: RequestView, money: MoneyView, manages: boolean): readonly MoneyAct[] {
  const { fee, balance, confirmed } = money;
  const charges = fee.kind === 'fee' && fee.total > 0 && !balance.isWaivedWhole;
  const isOver = (view.request.release?.released.length ?? 0) > 0;
  const can: readonly (readonly [MoneyAct, boolean])[] = [
    ['refund', balance.paid > 0],
    ['waive', charges],
    ['lift', charges && manages && waitsForPayment(view, money)],
    ['estimate', charges && !isOver],
    ['invoice', charges && confirmed],
    ['pay', balance.due > 0],
  ];
  return can.filter(([, may]) => may).map(([act]) => act);
}

/** Only what waits for payment can go unpaid; a patient who was not told has to be told. */
function waitsForPayment({ request: { money } }: RequestView, { fee, line }: MoneyView): boolean {
  const told = (money?.estimates.length ?? 0) + (money?.invoices.length ?? 0) > 0;
  return !line.ok && (fee.payer === 'third-party' || told);
}

/** All that was asked for is paid: nothing comes next. */
function isSettled({ balance }: MoneyView): boolean {
  return balance.invoiced > 0 && balance.due === 0;
}

function leadOf(acts: readonly MoneyAct[], { request: { money, basis } }: RequestView) {
  if (acts.includes('pay')) return 'pay';
  const untold = (money?.estimates.length ?? 0) === 0;
  if (basis?.kind === 'access' && untold && acts.includes('estimate')) return 'estimate';
  return acts.includes('invoice') ? 'invoice' : acts.at(-1);
}

function firstAmount(act: MoneyAct, { fee, balance }: MoneyView): number | undefined {
  if (act === 'pay') return balance.due;
  if (act === 'refund') return balance.credit > 0 ? balance.credit : balance.paid;
  return act === 'waive' ? undefined : fee.total;
}

type Run = (run: RequestHandle['run'], requestId: string, typed: Typed) => Promise<Reply<unknown>>;

const runs: Readonly<Record<MoneyAct, Run>> = {
  estimate: (run, requestId, { cents }) => run('money.estimate', { requestId, cents }),
  invoice: (run, requestId, { cents, day }) =>
    run('money.invoice', { requestId, cents, ...(day !== '' && { payBy: day }) }),
  pay: (run, requestId, { cents = 0, method, day, text }) =>
    run('money.pay', { requestId, cents, method, paidOn: day, reference: text }),
  waive: (run, requestId, { cents, text }) =>
    run('money.waive', { requestId, cents, reason: text }),
  refund: (run, requestId, { cents = 0, method, text }) =>
    run('money.refund', { requestId, cents, method, reason: text }),
  confirm: (run, requestId, { text }) => run('money.confirmRate', { requestId, reason: text }),
  lift: (run, requestId, { text }) => run('money.liftPrepayment', { requestId, reason: text }),
};
