import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { amountText, centsOf } from '../../app/ui/amount';

interface AmountFieldProps {
  label: string;
  hint?: string;
  /** A dollar sign unless said. */
  unit?: string;
  cents: number | undefined;
  /** Undefined where the field was emptied. */
  onChange: (cents: number | undefined) => void;
}

/** Dollars and cents; what is no amount is said at once and changes nothing. */
export function AmountField({ label, hint, unit = '$', cents, onChange }: AmountFieldProps) {
  const [text, setText] = useState(cents === undefined ? '' : amountText(cents));
  const wrong = text.trim() !== '' && centsOf(text) === undefined;
  return (
    <TextInput
      label={label}
      description={hint}
      leftSection={unit}
      inputMode="decimal"
      error={wrong ? 'Type an amount, as 4.85.' : undefined}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (typed.trim() === '') onChange(undefined);
        else if (centsOf(typed) !== undefined) onChange(centsOf(typed));
      }}
    />
  );
}
