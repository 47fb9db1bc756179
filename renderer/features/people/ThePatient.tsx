import { Button } from '@mantine/core';
import type { PeopleView } from '../../../shared/contract/patients';
import { OpenPaper } from '../../app/page/OpenPaper';
import { longDate } from '../../app/ui/dates';
import css from './people.module.css';

interface ThePatientProps {
  readonly people: PeopleView;
  readonly onIdentify: () => void;
}

/** By which names, dates and numbers the patient is known, and how identity was checked. */
export function ThePatient({ people, onIdentify }: ThePatientProps) {
  const { identified } = people;
  return (
    <section aria-labelledby="the-patient">
      <h2 id="the-patient">Names and numbers</h2>
      <div className={css.row}>
        <div className={css.rowText}>
          {linesOf(people).map((line) => (
            <span key={line}>{line}</span>
          ))}
          <span className={css.dimmed}>
            {identified.how === ''
              ? 'How identity was checked is not typed.'
              : `Identity checked: ${identified.how}`}
          </span>
          {identified.papers.map((scan) => (
            <OpenPaper key={scan.paperId} scan={scan} about="of this request" />
          ))}
        </div>
        <div className={css.rowActions}>
          <Button size="xs" variant="default" onClick={onIdentify}>
            Other names, dates, numbers
          </Button>
        </div>
      </div>
    </section>
  );
}

function linesOf({ identity }: PeopleView): readonly string[] {
  if (!identity) return ['Known by what the request says, and nothing else yet.'];
  const { givenName, familyName, dateOfBirth, aliases, otherBirthDates, recordNumbers } = identity;
  return [
    `${givenName} ${familyName}, born ${longDate(dateOfBirth)}`,
    ...aliases.map((alias) => `Also: ${alias}`),
    ...otherBirthDates.map((date) => `Older papers say born ${longDate(date)}`),
    ...(recordNumbers.length > 0 ? [`Record number ${recordNumbers.join(', ')}`] : []),
  ];
}
