import { TextInput } from '@mantine/core';
import { ArrowLeft, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { paths } from '../../app/paths';
import { longDate } from '../../app/ui/dates';
import { EmptyState } from '../../app/ui/EmptyState';
import { Screen } from '../../app/ui/Screen';
import css from '../../app/ui/station.module.css';
import ui from '../../app/ui/ui.module.css';
import { PatientAccounting } from './PatientAccounting';

type Patient = OutputOf<(typeof contract)['accounting.patients']>['patients'][number];

/** Who received what of a patient: choose the patient, see the list, answer with it. */
export function AccountingScreen() {
  const [query, setQuery] = useSearchParams();
  const requestId = query.get('patient');
  return (
    <Screen
      title="Accounting of disclosures"
      scrollKey="accounting"
      actions={
        <Link to={paths.disclosures} className={ui.back}>
          <ArrowLeft size={16} aria-hidden /> Disclosure log
        </Link>
      }
    >
      {requestId ? (
        <PatientAccounting key={requestId} requestId={requestId} onOther={() => setQuery({})} />
      ) : (
        <ChoosePatient onChoose={(chosen) => setQuery({ patient: chosen })} />
      )}
    </Screen>
  );
}

function ChoosePatient({ onChoose }: { onChoose: (requestId: string) => void }) {
  const { call } = useDesk();
  const [text, setText] = useState('');
  const [patients, setPatients] = useState<readonly Patient[]>();
  useEffect(() => {
    let old = false;
    void call('accounting.patients', { text }).then((reply) => {
      if (!old && reply.ok) setPatients(reply.value.patients);
    });
    return () => {
      old = true;
    };
  }, [call, text]);
  return (
    <div className={css.column}>
      <TextInput
        label="Which patient?"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {patients?.length === 0 && (
        <EmptyState icon={Users} title="No such patient on this desk">
          Log the patient’s request first; the accounting is kept with it.
        </EmptyState>
      )}
      <ul className={css.list} aria-label="Patients">
        {(patients ?? []).map((one) => (
          <li key={one.requestId}>
            <span className={css.grow}>
              <button
                type="button"
                className={ui.linkButton}
                onClick={() => onChoose(one.requestId)}
              >
                {one.patient}
              </button>
              <span className={css.dimmed}> born {longDate(one.dateOfBirth)}</span>
            </span>
            <span className={css.dimmed}>
              {one.disclosures} {one.disclosures === 1 ? 'disclosure' : 'disclosures'}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
