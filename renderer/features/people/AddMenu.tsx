import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { rightsOfKind } from '../../../shared/contract/patients';
import type { FactKind } from '../../../shared/domain/patients/slice';
import { useDesk } from '../../app/desk/deskContext';
import { kinds } from './factFields';

/** Whether who is signed in may record, or end and correct, this kind; the vault asks again. */
export function useMay(what: 'record' | 'setAside'): (kind: FactKind) => boolean {
  const { session } = useDesk();
  const role = session.state === 'open' ? session.user.role : undefined;
  return (kind) => role !== undefined && rightsOfKind[kind][what].includes(role);
}

export function AddMenu({ onAdd }: { onAdd: (kind: FactKind) => void }) {
  const mayRecord = useMay('record');
  const offered = (Object.keys(kinds) as FactKind[]).filter(mayRecord);
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
          Record something
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {kinds[kind].add}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
