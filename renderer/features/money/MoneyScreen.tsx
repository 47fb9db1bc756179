import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { MoneyView } from '../../../shared/contract/money';
import type { RequestView } from '../../../shared/contract/request';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { Why } from '../../app/ui/Why';
import { Account } from './Account';
import { Ledger, Methods } from './Ledger';
import css from './money.module.css';
import type { MoneyAct } from './MoneyDialog';
import { MoneyActs } from './MoneyActs';
import { Questions } from './Questions';
import { useMoney } from './useMoney';

/** What the copy costs, why, and what has happened about it. */
export function MoneyScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const { view } = request;
  const money = useMoney(view);
  const [act, setAct] = useState<MoneyAct>();
  const ready = view?.request.basis !== undefined && money !== undefined;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="money"
      title="Money"
      footer={ready && <MoneyActs {...{ request, view, money, act }} onAct={setAct} />}
    >
      <FaultAlert fault={act ? undefined : request.fault} onClose={request.clearFault} />
      {view && !view.request.basis && <NoBasis view={view} />}
      {ready && <Body request={request} view={view} money={money} onAct={setAct} />}
    </RequestFrame>
  );
}

function NoBasis({ view }: { view: RequestView }) {
  return (
    <p className={css.sentence}>
      What a copy costs depends on the basis.{' '}
      <Link to={requestPath(view.request.id, 'basis')}>Decide the basis first</Link>
    </p>
  );
}

interface BodyProps {
  request: RequestHandle;
  view: RequestView;
  money: MoneyView;
  onAct: (act: MoneyAct) => void;
}

function Body({ request, view, money, onAct }: BodyProps) {
  const { fee } = money;
  const answer = (id: string, value: string | number | boolean) =>
    void request.run('money.answer', { requestId: view.request.id, answers: { [id]: value } });
  return (
    <div className={css.columns}>
      <div className={css.main}>
        <div>
          <p className={css.sentence}>{fee.sentence}</p>
          {fee.citation && <Why citation={fee.citation} ruleId={fee.ruleId} about="The fee" />}
        </div>
        {money.hold && <Stamp text={money.hold} />}
        {fee.proofNeeded.map((sentence) => (
          <Stamp key={sentence} text={sentence} />
        ))}
        <Doubt money={money} onConfirm={() => onAct('confirm')} />
        <Ledger fee={fee} />
        <Methods fee={fee} />
        {fee.cheaper.length > 0 && (
          <section aria-labelledby="cheaper">
            <h2 id="cheaper">Ways that cost less</h2>
            <ul className={css.plain}>
              {fee.cheaper.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </section>
        )}
        <Account view={view} money={money} />
      </div>
      <Questions money={money} onAnswer={answer} />
    </div>
  );
}

/** The rate computes and says that nobody has checked it; a manager confirms it here. */
function Doubt({ money, onConfirm }: { money: MoneyView; onConfirm: () => void }) {
  const { session } = useDesk();
  const manages =
    session.state === 'open' &&
    (session.user.role === 'privacy-officer' || session.user.role === 'administrator');
  if (!money.fee.unverified) return null;
  if (money.confirmed) {
    return <p className={css.sentence}>The rate was confirmed: {money.confirmedWhy}</p>;
  }
  return (
    <Stamp text={money.fee.warning}>
      {manages && (
        <Button variant="default" size="xs" onClick={onConfirm}>
          Confirm the rate…
        </Button>
      )}
    </Stamp>
  );
}

function Stamp({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div className={css.stamp} role="note">
      <TriangleAlert size={18} aria-hidden />
      <p className={css.grow}>{text}</p>
      {children}
    </div>
  );
}
