import { Checkbox, Textarea } from '@mantine/core';

/** How a letter of the patient's own reaches the patient. */
export interface Reach {
  readonly patientAddress: string;
  readonly handedOver: boolean;
}

export const unreached: Reach = { patientAddress: '', handedOver: false };

interface PatientReachProps {
  readonly reach: Reach;
  /** What follows if no address is typed. */
  readonly hint?: string;
  readonly onChange: (change: Partial<Reach>) => void;
}

/** By mail to an address, or from hand to hand, which needs none. */
export function PatientReach({ reach, hint, onChange }: PatientReachProps) {
  return (
    <>
      <Textarea
        label="Where the patient is written to"
        description={hint}
        value={reach.handedOver ? '' : reach.patientAddress}
        disabled={reach.handedOver}
        autosize
        minRows={2}
        onChange={(event) => onChange({ patientAddress: event.currentTarget.value })}
      />
      <Checkbox
        label="I hand it to the patient: it carries no address"
        checked={reach.handedOver}
        onChange={(event) => onChange({ handedOver: event.currentTarget.checked })}
      />
    </>
  );
}
