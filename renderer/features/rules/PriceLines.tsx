import { Button, TextInput } from '@mantine/core';
import type { Line } from './rates';
import css from './rules.module.css';

interface PriceLinesProps {
  lines: readonly Line[];
  onChange: (lines: readonly Line[]) => void;
}

const columns = [
  { key: 'from', label: 'From page' },
  { key: 'to', label: 'To page' },
  { key: 'price', label: 'Dollars' },
] as const;

/** The price by the page; the last line has no end, and lines may be put in or taken out. */
export function PriceLines({ lines, onChange }: PriceLinesProps) {
  return (
    <fieldset className={css.lines}>
      <legend>Price by the page</legend>
      <p className={css.dimmed}>Leave the last “To page” empty: it stands for every page after.</p>
      {lines.map((line, at) => (
        <div key={at} className={css.line}>
          {columns.map(({ key, label }) => (
            <TextInput
              key={key}
              label={label}
              aria-label={`${label}, line ${String(at + 1)}`}
              inputMode="decimal"
              value={line[key]}
              onChange={(event) =>
                onChange(lines.with(at, { ...line, [key]: event.currentTarget.value }))
              }
            />
          ))}
          <Button
            variant="default"
            aria-label={`Take out line ${String(at + 1)}`}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.toSpliced(at, 1))}
          >
            Take out
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        className={css.addLine}
        onClick={() => onChange([...lines, { from: '', to: '', price: '' }])}
      >
        Add a line
      </Button>
    </fieldset>
  );
}
