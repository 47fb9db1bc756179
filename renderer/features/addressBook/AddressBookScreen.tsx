import { Table, TextInput } from '@mantine/core';
import { BookUser, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { Screen } from '../../app/ui/Screen';

type Entry = OutputOf<(typeof contract)['clinic.addressBook']>['entries'][number];

/** Everyone who asked or received before; kept by itself as requests are logged. */
export function AddressBookScreen() {
  const { entries, fault } = useAddressBook();
  const [text, setText] = useState('');
  const shown = entries?.filter((entry) => holds(entry, text)) ?? [];
  return (
    <Screen
      title="Address book"
      scrollKey="address-book"
      actions={
        entries &&
        entries.length > 0 && (
          <TextInput
            aria-label="Filter the address book"
            placeholder="Filter"
            size="xs"
            w={200}
            ml="auto"
            leftSection={<Search size={14} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )
      }
    >
      <FaultAlert fault={fault} />
      {entries?.length === 0 && (
        <EmptyState icon={BookUser} title="Nobody is in the address book yet">
          Requesters and recipients are kept here when a request is logged.
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <Table stickyHeader verticalSpacing="xs" bg="var(--desk-paper)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Firm or organization</Table.Th>
              <Table.Th>Kind</Table.Th>
              <Table.Th>Address</Table.Th>
              <Table.Th>Phone</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td>{entry.name}</Table.Td>
                <Table.Td>{entry.organization}</Table.Td>
                <Table.Td>{entry.kind}</Table.Td>
                <Table.Td>{entry.address}</Table.Td>
                <Table.Td data-figures>{entry.phone}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Screen>
  );
}

function useAddressBook() {
  const { call } = useDesk();
  const [entries, setEntries] = useState<readonly Entry[]>();
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    void call('clinic.addressBook', {}).then((reply) => {
      if (reply.ok) setEntries(reply.value.entries);
      else setFault(reply.fault);
    });
  }, [call]);
  return { entries, fault };
}

function holds(entry: Entry, text: string): boolean {
  const all = `${entry.name} ${entry.organization} ${entry.kind} ${entry.address}`;
  return all.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
}
