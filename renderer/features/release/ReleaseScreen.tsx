import { Button } from '@mantine/core';
import { LockKeyhole, Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import type { Reply } from '../../../shared/domain/base/fault';
import { isAllReleased } from '../../../shared/domain/release/slice';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { whereTo } from '../../app/ui/askedWords';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import { AllThere } from './AllThere';
import { GateList } from './GateList';
import { LockDialog } from './LockDialog';
import { ReleasedSummary } from './ReleasedSummary';
import { Sent } from './Sent';

/** The gate, tested again at this moment; behind it, the two ways out. */
export function ReleaseScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const { view } = request;
  const [locking, setLocking] = useState(false);
  const released = isAllReleased(view?.request.release);
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="release"
      title="Release"
      footer={
        view && (
          <Ways request={request} view={view} released={released} onLock={() => setLocking(true)} />
        )
      }
    >
      {view && (
        <div className={css.column}>
          {!locking && <FaultAlert fault={request.fault} onClose={request.clearFault} />}
          <Pending request={request} view={view} />
          {released && <ReleasedSummary view={view} />}
          <Sent request={request} view={view} />
          {!released && <BeforeRelease view={view} />}
          {locking && (
            <LockDialog
              request={request}
              view={view}
              onRefused={(reply) => void redraw(request, requestId, reply)}
              onClose={() => setLocking(false)}
            />
          )}
        </div>
      )}
    </RequestFrame>
  );
}

/** A packet that is on its way: is all of it there? */
function Pending({ request, view }: { request: RequestHandle; view: RequestView }) {
  const { release, id: requestId } = view.request;
  if (!release?.pending) return null;
  return (
    <AllThere
      delivery={release.pending}
      closedSince={view.gate.find((item) => !item.ok)?.sentence}
      busy={request.busy}
      onAnswer={(allPrinted) =>
        void request.run('release.confirmPrinted', { requestId, allPrinted })
      }
    />
  );
}

function BeforeRelease({ view }: { view: RequestView }) {
  const red = view.gate.filter((item) => !item.ok).length;
  const { build } = view.request.packet ?? {};
  const { facts } = view.request.intake;
  const what = (view.request.release?.released ?? []).length > 0 ? 'the rest' : 'this release';
  return (
    <section>
      <h2>{red === 0 ? 'Everything holds. This packet may go.' : stopText(red, what)}</h2>
      <GateList requestId={view.request.id} gate={view.gate} />
      {build && facts && (
        <p className={css.dimmed}>
          To {whereTo(facts)}. {build.pageCount} pages.{' '}
          <Link to={requestPath(view.request.id, 'packet')}>Look at the packet once more</Link>
        </p>
      )}
    </section>
  );
}

function stopText(red: number, what: string): string {
  return red === 1 ? `One thing stops ${what}` : `${red} things stop ${what}`;
}

/**
 * A gate that closed after the screen was drawn is drawn again: its red line says why and leads on.
 * Any other refusal stays in sight, above what it has left behind: perhaps a packet that may be out.
 */
async function redraw(
  request: RequestHandle,
  requestId: string,
  reply: Reply<unknown>,
): Promise<void> {
  if (reply.ok) return;
  if (reply.fault.code === 'gate-closed') await request.run('request.view', { requestId });
  else await request.refresh();
}

interface WaysProps {
  readonly request: RequestHandle;
  readonly view: RequestView;
  readonly released: boolean;
  readonly onLock: () => void;
}

/** None while a packet is on its way: first somebody says whether all of it is there. */
function Ways(props: WaysProps) {
  const { request, view, released } = props;
  const requestId = view.request.id;
  const open = view.gate.every((item) => item.ok);
  if (released || view.request.release?.pending) return null;
  const hand = async (verb: 'release.print' | 'release.save') =>
    redraw(request, requestId, await request.run(verb, { requestId }));
  return (
    <>
      <Button
        variant="default"
        leftSection={<Save size={16} aria-hidden />}
        disabled={!open}
        loading={request.busy}
        onClick={() => void hand('release.save')}
      >
        Save as a file
      </Button>
      <Button
        variant="default"
        leftSection={<LockKeyhole size={16} aria-hidden />}
        disabled={!open || request.busy}
        onClick={props.onLock}
      >
        Save with a password…
      </Button>
      <Button
        leftSection={<Printer size={16} aria-hidden />}
        disabled={!open}
        loading={request.busy}
        onClick={() => void hand('release.print')}
      >
        Print
      </Button>
    </>
  );
}
