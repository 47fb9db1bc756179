import type { AccountingView } from '../../../shared/contract/accounting';
import { longDate } from '../../app/ui/dates';
import css from '../../app/ui/station.module.css';
import { Why } from '../../app/ui/Why';
import own from './disclosure.module.css';

/** On the screen only: what the list does not say, and why. */
export function LeftOut(props: { title: string; rows: AccountingView['leftOut']; empty?: string }) {
  return (
    <section className={own.part} aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.rows.length === 0 && <p className={css.dimmed}>{props.empty}</p>}
      <ul className={css.list}>
        {props.rows.map((row) => (
          <li key={row.id}>
            <span className={css.grow}>
              {longDate(row.disclosedOn)}, to {row.recipientName}
              <br />
              <span className={css.dimmed}>{row.sentence}</span>
              <Why about={`${row.disclosedOn}, ${row.recipientName}`} citation={row.citation} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
