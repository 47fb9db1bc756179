import { Link } from 'react-router';
import type { PeopleView } from '../../../shared/contract/patients';
import { requestPath } from '../../app/paths';
import { longDate } from '../../app/ui/dates';
import { Why } from '../../app/ui/Why';
import css from './people.module.css';

/** The patient's other requests, and how long the records must be kept. */
export function OtherRequests({ requestId, people }: { requestId: string; people: PeopleView }) {
  const others = people.requests.filter((one) => one.requestId !== requestId);
  return (
    <>
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Other requests of this patient</h2>
          <ul className={css.list}>
            {others.map((one) => (
              <li key={one.requestId} className={css.row}>
                <Link to={requestPath(one.requestId)}>{one.number}</Link>
                <span className={css.rowText}>
                  {one.receivedOn && `Received on ${longDate(one.receivedOn)}`}
                </span>
                <span>{one.status}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="retention">
        <h2 id="retention">How long it must be kept</h2>
        <ul className={css.list}>
          {people.retentions.map((rule) => (
            <li key={rule.ruleId} className={css.row}>
              <div className={css.rowText}>
                <span>{rule.sentence}</span>
                {rule.unverified && (
                  <span className={css.dimmed}>
                    Not compared with its source yet: a manager must confirm.
                  </span>
                )}
                <Why citation={rule.citation} ruleId={rule.ruleId} about={rule.sentence} />
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
