import { BarChart } from './BarChart';
import css from '../../app/ui/station.module.css';

interface ReportTableProps {
  title: string;
  head: readonly string[];
  /** The first cell of a row names it; the others are figures, the first of which is drawn. */
  rows: readonly (readonly (string | number)[])[];
}

export function ReportTable({ title, head, rows }: ReportTableProps) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className={css.dimmed}>Nothing in these dates.</p>
      ) : (
        <>
          <BarChart label={`${head[1] ?? ''}, ${title}`} bars={barsOf(rows)} />
          <table className={css.table} aria-label={title}>
            <thead>
              <tr>
                {head.map((name, index) => (
                  <th key={name} data-number={index > 0 || undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((cell, index) => (
                    <td key={head[index]} data-number={index > 0 || undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function barsOf(rows: ReportTableProps['rows']) {
  return rows.map(([name, value]) => ({ name: String(name), value: Number(value) }));
}
