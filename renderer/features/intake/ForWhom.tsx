import { Users } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { requestPath } from '../../app/paths';
import { dateOr } from '../../app/ui/askedWords';
import { TextField } from './fields';
import type { IntakeFormApi } from './intakeForm';
import { useAsked } from './useAsked';
import css from './intake.module.css';

/** The second decision: for whom, by three identifiers. */
export function ForWhom({ form, requestId }: { form: IntakeFormApi; requestId: string }) {
  return (
    <fieldset className={css.part}>
      <legend>2 For whom</legend>
      <div className={css.fields}>
        <TextField form={form} name="patientFamilyName" label="Patient’s family name" />
        <TextField form={form} name="patientGivenName" label="Patient’s given name" />
        <TextField form={form} name="patientDateOfBirth" label="Date of birth" type="date" />
        <TextField form={form} name="patientRecordNumber" label="Record number, if known" />
      </div>
      <Matches form={form} requestId={requestId} />
    </fieldset>
  );
}

function Matches({ form, requestId }: { form: IntakeFormApi; requestId: string }) {
  const [familyName, givenName, dateOfBirth] = useWatch({
    control: form.control,
    name: ['patientFamilyName', 'patientGivenName', 'patientDateOfBirth'],
  });
  const answer = useAsked('intake.matches', {
    familyName,
    givenName,
    dateOfBirth,
    exceptRequestId: requestId,
  });
  const matches = answer?.matches ?? [];
  return (
    <div aria-live="polite">
      {matches.length > 0 && (
        <div className={css.matches}>
          <p>
            <Users size={16} aria-hidden />{' '}
            {matches.length === 1
              ? 'One request looks like the same patient. Is this a duplicate?'
              : `${matches.length} requests look like the same patient. Is this a duplicate?`}
          </p>
          <ul>
            {matches.map((match) => (
              <li key={match.requestId}>
                <Link to={requestPath(match.requestId)}>{match.number || 'Draft'}</Link>{' '}
                {match.patient}, born {dateOr(match.dateOfBirth, 'not known')}: {match.status}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
