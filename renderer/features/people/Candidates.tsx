import { Button } from '@mantine/core';
import type { PeopleView } from '../../../shared/contract/patients';
import { longDate } from '../../app/ui/dates';
import css from './people.module.css';

interface CandidatesProps {
  readonly people: PeopleView;
  readonly onChoose: (patientId: string | undefined) => void;
}

/** Two of three identifiers agree: only a person can say whether it is the same patient. */
export function Candidates({ people, onChoose }: CandidatesProps) {
  return (
    <section className={css.column} aria-labelledby="candidates">
      <h2 id="candidates">Which patient is this?</h2>
      <p>
        {people.alike
          ? 'Two patients have this name and birth date: say which one it is.'
          : 'The desk knows somebody who may be this patient.'}{' '}
        Compare name, date of birth and record number with the chart; nothing is released until it
        is clear.
      </p>
      <ul className={css.list}>
        {people.candidates.map(({ patientId, identity }) => (
          <li key={patientId} className={css.row}>
            <div className={css.rowText}>
              <strong>
                {identity.givenName} {identity.familyName}
              </strong>
              <span>Born {longDate(identity.dateOfBirth)}</span>
              {identity.recordNumbers.length > 0 && (
                <span>Record number {identity.recordNumbers.join(', ')}</span>
              )}
            </div>
            <Button
              variant="default"
              size="xs"
              aria-label={`It is ${identity.givenName} ${identity.familyName}, born ${longDate(identity.dateOfBirth)}`}
              onClick={() => onChoose(patientId)}
            >
              It is this patient
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" onClick={() => onChoose(undefined)}>
          It is another patient
        </Button>
      </div>
    </section>
  );
}
