import type { MoneyView } from '../../../shared/contract/money';
import { dollars, dollarsOfMills } from '../../../shared/domain/money/amounts';
import station from '../../app/ui/station.module.css';
import { Why } from '../../app/ui/Why';
import css from './money.module.css';

/** Each line of the fee with its amount; the law it stands on is behind its Why. */
export function Ledger({ fee }: { fee: MoneyView['fee'] }) {
  if (fee.lines.length === 0) return null;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">What it costs</h2>
      <div className={station.scroll}>
        <table className={`${station.table} ${css.ledger}`}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" data-number>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {fee.lines.map((line) => (
              <tr key={line.id}>
                <td>
                  {line.label}
                  {line.detail && <span className={css.detail}> {line.detail}</span>}
                  <Why citation={line.citation} ruleId={line.ruleId} about={line.label} />
                </td>
                <td data-number>{dollarsOfMills(line.mills)}</td>
              </tr>
            ))}
            <tr className={css.total}>
              <td>{fee.payer === 'patient' ? 'Fee' : 'Fee, at most'}</td>
              <td data-number>{dollars(fee.total)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** "Flat $6.50 / Actual $4.12; the lower is offered". */
export function Methods({ fee }: { fee: MoneyView['fee'] }) {
  if (fee.methods.length === 0) return null;
  return (
    <section aria-labelledby="methods">
      <h2 id="methods">Ways to work it out; the lowest is offered</h2>
      <table className={station.table}>
        <tbody>
          {fee.methods.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.title}</th>
              <td>
                {one.offered ? 'Offered' : one.why || 'Higher'}
                <Why citation={one.citation} ruleId={one.ruleId} about={one.title} />
              </td>
              <td data-number>{one.usable ? dollars(one.cents) : ''}</td>
            </tr>
          ))}
          {fee.ceiling && (
            <tr>
              <th scope="row">Limit of the state</th>
              <td>
                {fee.ceiling.binding ? 'Lowers the fee' : 'Not reached'}
                <Why
                  citation={fee.ceiling.citation}
                  ruleId={fee.ceiling.ruleId}
                  about="Limit of the state"
                />
              </td>
              <td data-number>{dollars(fee.ceiling.cents)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
