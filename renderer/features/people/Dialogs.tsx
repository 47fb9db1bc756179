import type { PeopleView, PersonRow } from '../../../shared/contract/patients';
import type { FactKind, PatientFact } from '../../../shared/domain/patients/slice';
import { FactDialog } from './FactDialog';
import { IdentityDialog } from './IdentityDialog';
import { SettleDialog, type Settled } from './SettleDialog';
import type { PeopleHandle } from './usePeople';

type Point = PeopleView['holds'][number];

/** What is being asked of the clerk. */
export type Asked =
  | { readonly kind: 'record'; readonly fact: FactKind; readonly row?: PersonRow }
  | { readonly kind: 'end'; readonly row: PersonRow }
  | { readonly kind: 'settle' | 'hold' | 'amendment'; readonly point: Point }
  | { readonly kind: 'address' }
  | { readonly kind: 'identify' };

interface DialogsProps {
  readonly asked: Asked;
  readonly requestId: string;
  readonly people: PeopleView;
  readonly handle: PeopleHandle;
  readonly onClose: () => void;
}

export function Dialogs({ asked, requestId, people, handle, onClose }: DialogsProps) {
  const { request } = handle;
  const done = (reply: { readonly ok: boolean }): boolean => {
    if (reply.ok) onClose();
    return reply.ok;
  };
  const close = () => {
    request.clearFault();
    onClose();
  };
  if (asked.kind === 'record') {
    return (
      <FactDialog
        kind={asked.fact}
        corrects={asked.row}
        requestId={requestId}
        people={people}
        busy={request.busy}
        fault={request.fault}
        onSave={(fact) => save(handle, { requestId, fact, row: asked.row }).then(done)}
        onClose={close}
      />
    );
  }
  if (asked.kind === 'identify') {
    return (
      <IdentityDialog
        requestId={requestId}
        people={people}
        handle={handle}
        onDone={done}
        onClose={close}
      />
    );
  }
  return (
    <SettleDialog
      asked={asked}
      requestId={requestId}
      today={people.today}
      busy={request.busy}
      fault={request.fault}
      onConfirm={(settled) => settle(handle, requestId, asked, settled).then(done)}
      onClose={close}
    />
  );
}

interface Saved {
  readonly requestId: string;
  readonly fact: PatientFact;
  readonly row: PersonRow | undefined;
}

/** Each kind goes through the verb of those who may record it. */
function save({ act }: PeopleHandle, { requestId, fact, row }: Saved) {
  const target = { requestId, ...(row && { corrects: row.entryId }) };
  if (fact.kind === 'abuse') return act('patients.decideAbuse', { ...target, fact });
  if (fact.kind === 'restriction' || fact.kind === 'hold') {
    return act('patients.restrict', { ...target, fact });
  }
  return act('patients.record', { ...target, fact });
}

type SettleAsked = Exclude<Asked, { kind: 'record' | 'identify' }>;

function settle({ act }: PeopleHandle, requestId: string, asked: SettleAsked, typed: Settled) {
  const { reason } = typed;
  switch (asked.kind) {
    case 'end':
      return act('patients.end', { requestId, entryId: asked.row.entryId, on: typed.on, reason });
    case 'settle':
      return act('patients.settle', {
        ...{ requestId, entryId: asked.point.entryId, reason },
        decision: typed.choice as 'left-out',
      });
    case 'hold':
      return act('patients.seeHold', { requestId, entryId: asked.point.entryId });
    case 'amendment':
      return act('patients.tickAmendment', {
        ...{ requestId, entryId: asked.point.entryId },
        way: typed.choice as 'packed',
      });
    case 'address':
      return act('patients.confirmAddress', { requestId, numberCalled: typed.number, reason });
  }
}
