import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { managingRoles, roles, type Role } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { isTypedTwice, NewPassphrase, notTyped } from '../../app/ui/NewPassphrase';
import { PeopleTable } from './PeopleTable';
import { roleWords } from './roleWords';
import css from './settings.module.css';
import { StaffDialogs, type StaffDialog } from './StaffDialogs';

const nobody = { name: '', role: 'clerk' as Role };

/** Who works at the desk; managers let people in, and help those who forgot their passphrase. */
export function People() {
  const { session } = useDesk();
  const [dialog, setDialog] = useState<StaffDialog>();
  const [said, say] = useState('');
  if (session.state !== 'open') return null;
  return (
    <>
      <PeopleTable onAsk={setDialog} />
      <p role="status">{said}</p>
      <p>Where the desk asks for a manager, it means the privacy officer or an administrator.</p>
      {managingRoles.includes(session.user.role) ? <AddPerson /> : null}
      {dialog ? (
        <StaffDialogs
          {...dialog}
          onDone={(words) => {
            setDialog(undefined);
            say(words);
          }}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  );
}

function AddPerson() {
  const { call, refreshSession } = useDesk();
  const [person, setPerson] = useState(nobody);
  const [typed, setTyped] = useState(notTyped);
  const [fault, setFault] = useState<Fault>();
  const [added, setAdded] = useState('');
  const add = async () => {
    const reply = await call('people.add', { ...person, passphrase: typed.passphrase });
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) return;
    setAdded(`${person.name} can sign in now.`);
    setPerson(nobody);
    setTyped(notTyped);
    await refreshSession();
  };
  return (
    <>
      <h2 className={css.heading}>Add a person</h2>
      <FaultAlert fault={fault} />
      <form
        className={css.narrow}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Name"
          autoComplete="off"
          value={person.name}
          onChange={(event) => setPerson({ ...person, name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Role"
          data={roles.map((role) => ({ value: role, label: roleWords[role] }))}
          value={person.role}
          onChange={(event) => {
            const role = roles.find((one) => one === event.currentTarget.value);
            if (role) setPerson({ ...person, role });
          }}
        />
        <NewPassphrase
          label="Their passphrase"
          description="Let them type it themselves: at least 8 characters; a short sentence is best."
          typed={typed}
          onType={setTyped}
        />
        <div className={css.foot}>
          <span role="status">{added}</span>
          <Button type="submit" disabled={!isTypedTwice(typed)}>
            Add the person
          </Button>
        </div>
      </form>
    </>
  );
}
