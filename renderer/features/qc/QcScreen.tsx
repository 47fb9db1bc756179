import { Button } from '@mantine/core';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { recipientOf } from '../../../shared/domain/intake/parties';
import { qcChecklist } from '../../../shared/domain/qc/checklist';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { PacketViewer } from '../../app/page/PacketViewer';
import { requestPath } from '../../app/paths';
import {
  askedDates,
  askedKinds,
  dateOr,
  deliveryWords,
  recipientText,
} from '../../app/ui/askedWords';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import { CertifyDialog } from './CertifyDialog';
import { Checklist } from './Checklist';
import { DeclineDialog } from './DeclineDialog';
import { Decisions } from './Decisions';

/** A second person sees what was asked at the left and what will leave at the right. */
export function QcScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { view } = request;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="qc"
      title="Quality check"
      fill
      footer={view?.packetIsCurrent && <Footer request={request} view={view} ticked={ticked} />}
    >
      {view && <Body request={request} view={view} ticked={ticked} onTick={setTicked} />}
    </RequestFrame>
  );
}

function Body(props: {
  request: RequestHandle;
  view: RequestView;
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
}) {
  const { request, view } = props;
  const build = view.request.packet?.build;
  if (!build || !view.packetIsCurrent) {
    return (
      <EmptyState
        icon={PackageOpen}
        title={
          build
            ? 'The request has changed since the packet was built'
            : 'There is no packet to check yet'
        }
        action={
          <Button component={Link} to={requestPath(view.request.id, 'packet')}>
            Go to the packet
          </Button>
        }
      >
        The certificate names one packet, so the packet comes first.
      </EmptyState>
    );
  }
  return (
    <div className={css.split}>
      <div className={css.side}>
        <FaultAlert fault={request.fault} onClose={request.clearFault} />
        <Asked view={view} />
        <Checklist ticked={props.ticked} onTick={props.onTick} />
        <Decisions view={view} />
      </div>
      <div className={css.main}>
        <PacketViewer requestId={view.request.id} build={build} />
      </div>
    </div>
  );
}

/** What was asked, beside what was made of it. */
function Asked({ view }: { view: RequestView }) {
  const facts = view.request.intake.facts;
  if (!facts) return null;
  const { address } = recipientOf(facts);
  const { leftOut } = view.pages;
  return (
    <section>
      <h2>What was asked</h2>
      <dl className={css.facts}>
        <dt>Patient</dt>
        <dd>
          {view.band.patient}, born {dateOr(view.band.dateOfBirth, 'not known')}
        </dd>
        <dt>Asked by</dt>
        <dd>{view.band.requester}</dd>
        <dt>Goes to</dt>
        <dd>
          {recipientText(facts)}
          {address.trim() !== '' && <div className={css.lines}>{address.trim()}</div>}
          <div className={css.dimmed}>{deliveryWords[facts.delivery]}</div>
        </dd>
        <dt>Dates</dt>
        <dd>{askedDates(facts)}</dd>
        <dt>Kinds</dt>
        <dd>{askedKinds(facts)}</dd>
        <dt>Left out</dt>
        <dd>{leftOut === 1 ? '1 page' : `${leftOut} pages`}</dd>
      </dl>
    </section>
  );
}

function Footer(props: { request: RequestHandle; view: RequestView; ticked: readonly string[] }) {
  const { request, view } = props;
  const [asking, setAsking] = useState<'certify' | 'decline'>();
  const navigate = useNavigate();
  const missing = qcChecklist.length - props.ticked.length;
  return (
    <>
      {missing > 0 && <span className={css.dimmed}>{missing} of the list still to check</span>}
      <Button variant="default" onClick={() => setAsking('decline')}>
        Decline…
      </Button>
      <Button disabled={missing > 0} onClick={() => setAsking('certify')}>
        Certify…
      </Button>
      <CertifyDialog
        requestId={view.request.id}
        opened={asking === 'certify'}
        solo={view.qc.solo}
        busy={request.busy}
        fault={request.fault}
        onClose={() => setAsking(undefined)}
        onCertify={async (words) => {
          const reply = await request.run('qc.certify', {
            requestId: view.request.id,
            checklist: [...props.ticked],
            ...words,
          });
          if (reply.ok) void navigate(requestPath(view.request.id, 'release'));
          return reply.ok;
        }}
      />
      <DeclineDialog
        requestId={view.request.id}
        opened={asking === 'decline'}
        busy={request.busy}
        fault={request.fault}
        onClose={() => setAsking(undefined)}
        onDecline={async (words) => {
          const reply = await request.run('qc.decline', { requestId: view.request.id, ...words });
          if (reply.ok) void navigate(requestPath(view.request.id, 'review'));
          return reply.ok;
        }}
      />
    </>
  );
}
