import type { PackDifference } from '../../../shared/contract/rules';
import css from './rules.module.css';

interface DifferenceTableProps {
  differences: readonly PackDifference[];
  before: string;
  after: string;
}

/** What is not the same, side by side. */
export function DifferenceTable({ differences, before, after }: DifferenceTableProps) {
  if (differences.length === 0) return <p>Both say the same.</p>;
  return (
    <div className={css.tableBox} role="region" aria-label="Differences" tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Field</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.rule} ${one.field}`}>
              <td>{one.rule}</td>
              <td>{one.field}</td>
              <td>{one.before === '' ? <i>not there</i> : one.before}</td>
              <td>{one.after === '' ? <i>not there</i> : one.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
