import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PeopleView, PersonRow } from '../../../shared/contract/patients';
import type { FactKind } from '../../../shared/domain/patients/slice';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { AddMenu, useMay } from './AddMenu';
import { Candidates } from './Candidates';
import { Dialogs, type Asked } from './Dialogs';
import { FactRow } from './FactRow';
import { OpenPoints } from './OpenPoints';
import { OtherRequests } from './OtherRequests';
import { Signer } from './Signer';
import { TheDead } from './TheDead';
import { ThePatient } from './ThePatient';
import { usePeople, type PeopleHandle } from './usePeople';
import css from './people.module.css';

/** Who acts for the patient, and what of the patient every request has to heed. */
export function PeopleScreen() {
  const { requestId = '' } = useParams();
  const handle = usePeople(requestId);
  const { request, people } = handle;
  return (
    <RequestFrame
      requestId={requestId}
      view={request.view}
      step="people"
      title="People and authority"
      footer={
        <Button component={Link} to={requestPath(requestId)}>
          Back to the request
        </Button>
      }
    >
      <FaultAlert fault={request.fault} onClose={request.clearFault} />
      {people && <People requestId={requestId} people={people} handle={handle} />}
    </RequestFrame>
  );
}

interface PeopleProps {
  readonly requestId: string;
  readonly people: PeopleView;
  readonly handle: PeopleHandle;
}

function People({ requestId, people, handle }: PeopleProps) {
  const [asked, setAsked] = useState<Asked>();
  if (!handle.request.view?.request.intake.number) {
    return <p>Log the request first: until then nobody can say whose records it is about.</p>;
  }
  if (people.found === 'unclear') {
    return (
      <Candidates
        people={people}
        onChoose={(patientId) =>
          void handle.act('patients.link', { requestId, ...(patientId && { patientId }) })
        }
      />
    );
  }
  return (
    <div className={css.column}>
      <ThePatient people={people} onIdentify={() => setAsked({ kind: 'identify' })} />
      <Signer
        requestId={requestId}
        people={people}
        onChoose={async (signer, otherAsks) => {
          const why = otherAsks === undefined ? {} : { otherAsks };
          return (await handle.act('patients.chooseSigner', { requestId, signer, ...why })).ok;
        }}
      />
      <OpenPoints people={people} onAsk={setAsked} />
      <TheDead people={people} />
      <Recorded people={people} onAsk={setAsked} />
      <OtherRequests requestId={requestId} people={people} />
      {asked && (
        <Dialogs
          asked={asked}
          requestId={requestId}
          people={people}
          handle={handle}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

/** What is recorded, with what was put right behind it. */
function Recorded(props: { people: PeopleView; onAsk: (asked: Asked) => void }) {
  const { people, onAsk } = props;
  const maySetAside = useMay('setAside');
  const rows = people.rows.filter(({ corrected }) => !corrected);
  const add = (kind: FactKind) => onAsk({ kind: 'record', fact: kind });
  const rowProps = (row: PersonRow) => ({
    row,
    people,
    mayChange: maySetAside(row.fact.kind),
    onCorrect: () => onAsk({ kind: 'record', fact: row.fact.kind, row }),
    onEnd: () => onAsk({ kind: 'end', row }),
  });
  return (
    <section aria-labelledby="recorded">
      <h2 id="recorded">What is recorded of this patient</h2>
      {rows.length === 0 && <p className={css.dimmed}>Nothing yet.</p>}
      <ul className={css.list}>
        {rows.map((row) => (
          <FactRow key={row.entryId} {...rowProps(row)} />
        ))}
      </ul>
      <AddMenu onAdd={add} />
    </section>
  );
}
