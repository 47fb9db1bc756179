import { Textarea, TextInput } from '@mantine/core';

interface ReasonAndDayProps {
  reason: string;
  from: string;
  onReason: (reason: string) => void;
  onFrom: (from: string) => void;
}

/** Every version of the clinic's own says why it was made, and from which day of receipt it holds. */
export function ReasonAndDay({ reason, from, onReason, onFrom }: ReasonAndDayProps) {
  return (
    <>
      <Textarea
        label="Reason"
        description="It stands in the record of the clinic: who said so, and where it is written."
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <TextInput
        label="Holds from"
        description="For requests received on this day or later. Earlier ones keep the rules they came under."
        type="date"
        value={from}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
    </>
  );
}
