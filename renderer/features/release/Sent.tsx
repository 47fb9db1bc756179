import { Button } from '@mantine/core';
import { Ban, Printer } from 'lucide-react';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { Delivery } from '../../../shared/domain/release/slice';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { usePersonName } from '../../app/desk/usePersonName';
import type { RequestHandle } from '../../app/desk/useRequest';
import css from '../../app/ui/station.module.css';
import { AgainDialog, BarDialog } from './SentDialogs';
import own from './release.module.css';

type Released = NonNullable<RequestView['request']['release']>['released'][number];
type Asked = { readonly kind: 'again' | 'bar'; readonly delivery: Delivery };

/** Every packet that has left, each of which may be printed again while the law still allows it. */
export function Sent({ request, view }: { request: RequestHandle; view: RequestView }) {
  const [asked, setAsked] = useState<Asked>();
  const released = view.request.release?.released ?? [];
  if (released.length === 0) return null;
  const dialog = { request, requestId: view.request.id, onClose: () => setAsked(undefined) };
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">Sent so far</h2>
      <ul className={own.sent}>
        {released.map((one) => (
          <Row
            key={one.id}
            one={one}
            isPending={view.request.release?.pending !== undefined}
            onAsk={setAsked}
          />
        ))}
      </ul>
      {asked?.kind === 'again' && <AgainDialog {...dialog} delivery={asked.delivery} />}
      {asked?.kind === 'bar' && <BarDialog {...dialog} delivery={asked.delivery} />}
      {view.request.lifecycle.cancelled && <p className={css.dimmed}>Nothing more will be sent.</p>}
    </section>
  );
}

interface RowProps {
  readonly one: Released;
  readonly isPending: boolean;
  readonly onAsk: (asked: Asked) => void;
}

function Row({ one, isPending, onAsk }: RowProps) {
  const nameOf = usePersonName();
  const time = useClinicTime();
  const mayAsk = !one.again && one.fileId !== undefined && !one.barred;
  return (
    <li>
      <span>
        {wordsOf(one)}, {one.pageCount} pages
        <small>
          {nameOf(one.released.by)}, {time.moment(one.released.at)}
        </small>
        {one.barred && !one.again && <small>May not be printed again: {one.barred.reason}</small>}
      </span>
      {mayAsk && (
        <span className={own.choices}>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<Ban size={14} aria-hidden />}
            onClick={() => onAsk({ kind: 'bar', delivery: one })}
          >
            Bar from reprints
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<Printer size={14} aria-hidden />}
            disabled={isPending}
            onClick={() => onAsk({ kind: 'again', delivery: one })}
          >
            Print again
          </Button>
        </span>
      )}
    </li>
  );
}

function wordsOf({ method, isPart, again, lock }: Delivery): string {
  if (again) return `Printed again (${again.reason})`;
  const asFile = lock ? 'as a locked file' : 'as a file';
  const how = method === 'print' ? 'on paper' : asFile;
  return isPart ? `A part, ${how}` : `Everything asked for, ${how}`;
}
