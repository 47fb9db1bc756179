import css from './reports.module.css';

interface BarChartProps {
  /** What the bars are of, e.g. "Received, by requester". */
  label: string;
  bars: readonly { readonly name: string; readonly value: number }[];
}

/** One picture to a screen reader: the table below it says the same figures one by one. */
export function BarChart({ label, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <div className={css.chart} role="img" aria-label={`Bars: ${label}. The table has the figures.`}>
      {bars.map(({ name, value }) => (
        <div key={name} className={css.line}>
          <span className={css.name} title={name}>
            {name}
          </span>
          <span className={css.track}>
            <span className={css.bar} style={{ width: `${(100 * value) / most}%` }} />
            <span className={css.value}>{value}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
