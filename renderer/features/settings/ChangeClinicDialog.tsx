import type { ClinicProfile } from '../../../shared/domain/clinic/slice';
import { usStates } from '../../app/clinic/usStates';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

/** What would be saved, and what of the clinic's work it touches. */
export interface AskedChange {
  readonly from: ClinicProfile;
  readonly to: ClinicProfile;
  readonly openRequests: number;
  readonly packets: number;
}

/** Nobody is asked about a change that touches no work. */
export function isFelt({ from, to, openRequests, packets }: AskedChange): boolean {
  const fields = Object.keys({ ...from, ...to }) as (keyof ClinicProfile)[];
  if (fields.every((field) => from[field] === to[field])) return false;
  return packets > 0 || (from.state !== to.state && openRequests > 0);
}

interface ChangeClinicDialogProps {
  readonly change: AskedChange;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says before it is saved what a change of the clinic does to the work that is under way. */
export function ChangeClinicDialog({ change, onConfirm, onClose }: ChangeClinicDialogProps) {
  const { from, to, openRequests, packets } = change;
  const isMove = from.state !== to.state;
  return (
    <ConfirmDialog
      opened
      title={isMove ? `Move the clinic to ${nameOf(to.state)}?` : 'Change the clinic?'}
      confirmLabel={isMove ? 'Change the state' : 'Change it'}
      cancelLabel="Leave it as it was"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {isMove && openRequests > 0 && (
        <p>
          {counted(openRequests, 'request is', 'requests are')} open. What was logged under the
          rules of {nameOf(from.state)} keeps them; requests logged from now on get those of{' '}
          {nameOf(to.state)}.
        </p>
      )}
      {packets > 0 && (
        <p>
          {counted(packets, 'finished packet was', 'finished packets were')} made with the clinic as
          it is now. Each has to be built and checked again before it can go out.
        </p>
      )}
    </ConfirmDialog>
  );
}

function counted(many: number, one: string, more: string): string {
  return `${String(many)} ${many === 1 ? one : more}`;
}

function nameOf(state: string): string {
  return usStates.find(({ value }) => value === state)?.label ?? state;
}
