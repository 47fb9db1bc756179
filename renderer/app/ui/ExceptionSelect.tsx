import { NativeSelect } from '@mantine/core';

interface ExceptionSelectProps {
  readonly label: string;
  readonly exceptions: readonly { readonly id: string; readonly title: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What stands there while nothing is chosen. */
  readonly open: string;
  /** What follows if it stays open. */
  readonly hint?: string;
  readonly required?: boolean;
}

/** Which exception to information blocking covers it (45 CFR Part 171). */
export function ExceptionSelect(props: ExceptionSelectProps) {
  const { label, exceptions, value, onChange, open, hint, required } = props;
  return (
    <NativeSelect
      label={label}
      description={['The exception to the ban on information blocking.', hint].join(' ').trim()}
      required={required}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: open },
        ...exceptions.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}
