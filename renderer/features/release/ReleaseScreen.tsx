import { Button } from '@mantine/core';
import { Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import type { Reply } from '../../../shared/domain/base/fault';
import { isAllReleased } from '../../../shared/domain/release/slice';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import { GateList } from './GateList';
import { PrintedDialog } from './PrintedDialog';
import { ReleasedSummary } from './ReleasedSummary';
import { Sent } from './Sent';

/** The gate, tested again at this moment; behind it, the two ways out. */
export function ReleaseScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const { view } = request;
  const released = isAllReleased(view?.request.release);
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="release"
      title="Release"
      footer={view && <Ways request={request} view={view} released={released} />}
    >
      {view && (
        <div className={css.column}>
          <FaultAlert fault={request.fault} onClose={request.clearFault} />
          {released && <ReleasedSummary view={view} />}
          <Sent request={request} view={view} />
          {!released && <BeforeRelease view={view} />}
        </div>
      )}
    </RequestFrame>
  );
}

function BeforeRelease({ view }: { view: RequestView }) {
  const red = view.gate.filter((item) => !item.ok).length;
  const { build } = view.request.packet ?? {};
  const what = (view.request.release?.released ?? []).length > 0 ? 'the rest' : 'this release';
  return (
    <section>
      <h2>{red === 0 ? 'Everything holds. This packet may go.' : stopText(red, what)}</h2>
      <GateList requestId={view.request.id} gate={view.gate} />
      {build && (
        <p className={css.dimmed}>
          To {view.band.requester}. {build.pageCount} pages.{' '}
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

/** After the release only a packet printed again can still be on its way. */
function Ways(props: { request: RequestHandle; view: RequestView; released: boolean }) {
  const { request, view, released } = props;
  const requestId = view.request.id;
  const open = view.gate.every((item) => item.ok);
  const pending = view.request.release?.pending;
  const [asking, setAsking] = useState(false);
  if (released && !pending) return null;
  const print = async () => {
    const reply = await request.run('release.print', { requestId });
    await redraw(request, requestId, reply);
    if (!reply.ok || reply.value.outcome === 'cancelled') return;
    setAsking(true);
  };
  const save = async () =>
    redraw(request, requestId, await request.run('release.save', { requestId }));
  return (
    <>
      {pending ? (
        <Button onClick={() => setAsking(true)}>
          {pending.method === 'print' ? 'Did all pages print?' : 'Is the packet in the folder?'}
        </Button>
      ) : (
        <>
          <Button
            variant="default"
            leftSection={<Save size={16} aria-hidden />}
            disabled={!open}
            loading={request.busy}
            onClick={() => void save()}
          >
            Save as a file
          </Button>
          <Button
            leftSection={<Printer size={16} aria-hidden />}
            disabled={!open}
            loading={request.busy}
            onClick={() => void print()}
          >
            Print
          </Button>
        </>
      )}
      {pending && (
        <PrintedDialog
          opened={asking}
          delivery={pending}
          closedSince={view.gate.find((item) => !item.ok)?.sentence}
          busy={request.busy}
          fault={request.fault}
          onClose={() => setAsking(false)}
          onAnswer={(allPrinted) =>
            void request.run('release.confirmPrinted', { requestId, allPrinted })
          }
        />
      )}
    </>
  );
}
