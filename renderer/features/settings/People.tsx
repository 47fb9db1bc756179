import { Button, NativeSelect, PasswordInput, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles, type Role } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from './settings.module.css';

const roleWords: Record<Role, string> = {
  clerk: 'Clerk',
  qc: 'Quality check',
  'licensed-professional': 'Licensed professional',
  'privacy-officer': 'Privacy officer (manager)',
  administrator: 'Administrator (manager)',
  auditor: 'Auditor (reads only)',
};

const nobody = { name: '', role: 'clerk' as Role, passphrase: '' };

export function People() {
  const { call, session, refreshSession } = useDesk();
  const [person, setPerson] = useState(nobody);
  const [fault, setFault] = useState<Fault>();
  const [added, setAdded] = useState('');
  if (session.state !== 'open') return null;
  const add = async () => {
    const reply = await call('people.add', person);
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) return;
    setAdded(`${person.name} can sign in now.`);
    setPerson(nobody);
    await refreshSession();
  };
  return (
    <>
      <Table verticalSpacing="xs" bg="var(--desk-paper)" maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Role</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {session.people.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>{roleWords[one.role]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p>Where the desk asks for a manager, it means the privacy officer or an administrator.</p>
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
        <PasswordInput
          label="Their passphrase"
          description="Let them type it themselves: at least 8 characters; a short sentence is best."
          autoComplete="new-password"
          value={person.passphrase}
          onChange={(event) => setPerson({ ...person, passphrase: event.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
        <div className={css.foot}>
          <span role="status">{added}</span>
          <Button type="submit">Add the person</Button>
        </div>
      </form>
    </>
  );
}
