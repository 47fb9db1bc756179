import { Button, Table } from '@mantine/core';
import type { Person } from '../../../shared/contract/session';
import { managingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { roleWords } from './roleWords';
import css from './settings.module.css';
import type { StaffDialog } from './StaffDialogs';

interface PeopleTableProps {
  readonly onAsk: (dialog: StaffDialog) => void;
}

/** Who can open the desk, with what may be done about each. */
export function PeopleTable({ onAsk }: PeopleTableProps) {
  const { session } = useDesk();
  if (session.state !== 'open') return null;
  return (
    <Table verticalSpacing="xs" bg="var(--desk-paper)" aria-label="People of this desk">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Role</Table.Th>
          <Table.Th>What you can do</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {session.people.map((one) => (
          <Table.Tr key={one.id}>
            <Table.Td>{one.name}</Table.Td>
            <Table.Td>{roleWords[one.role]}</Table.Td>
            <Table.Td>
              <Acts person={one} onAsk={onAsk} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Acts({ person, onAsk }: PeopleTableProps & { readonly person: Person }) {
  const acts = useActs(person);
  if (acts.length === 0) return null;
  return (
    <span className={css.acts}>
      {acts.map(({ kind, label, name }) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          aria-label={name}
          onClick={() => onAsk({ kind, person })}
        >
          {label}
        </Button>
      ))}
    </span>
  );
}

interface Act {
  readonly kind: StaffDialog['kind'];
  readonly label: string;
  /** With whom it is about, for those who do not see the row. */
  readonly name: string;
}

function useActs(person: Person): readonly Act[] {
  const { session, practice } = useDesk();
  if (session.state !== 'open') return [];
  const { user } = session;
  const choose: Act = {
    kind: 'choose',
    label: 'Choose a new passphrase…',
    name: 'Choose a new passphrase for yourself…',
  };
  if (person.id === user.id) return practice ? [] : [choose];
  const isAbove = person.role === 'administrator' && user.role !== 'administrator';
  if (!managingRoles.includes(user.role) || isAbove) return [];
  const role: Act = { kind: 'role', label: 'Change the role…', name: `Change the role of ${person.name}…` }; // prettier-ignore
  const give: Act = { kind: 'give', label: 'Give a passphrase…', name: `Give ${person.name} a passphrase…` }; // prettier-ignore
  return practice ? [role] : [role, give];
}
