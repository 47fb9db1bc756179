import { Modal, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PackDifference, PackVersion } from '../../../shared/contract/rules';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import ui from '../../app/ui/ui.module.css';
import { DifferenceTable } from './DifferenceTable';

interface CompareDialogProps {
  packs: readonly PackVersion[];
  pack: PackVersion;
  onClose: () => void;
}

/** Two versions of one pack, and where they are not the same. */
export function CompareDialog({ packs, pack, onClose }: CompareDialogProps) {
  const { call } = useDesk();
  const versions = packs
    .filter(({ packId }) => packId === pack.packId)
    .map(({ version }) => version);
  const others = versions.filter((version) => version !== pack.version);
  const [other, setOther] = useState(pack.own?.basedOn ?? others[0] ?? '');
  const [differences, setDifferences] = useState<readonly PackDifference[]>();
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    if (other === '') return;
    void call('rules.difference', { packId: pack.packId, a: other, b: pack.version }).then(
      (reply) => {
        setFault(reply.ok ? undefined : reply.fault);
        setDifferences(reply.ok ? reply.value.differences : undefined);
      },
    );
  }, [call, other, pack]);
  return (
    <Modal opened onClose={onClose} title={`${pack.label} ${pack.version} compared`} size="xl">
      <div className={ui.stack}>
        <FaultAlert fault={fault} />
        {others.length === 0 ? (
          <p>There is only this version. A change makes the next one.</p>
        ) : (
          <NativeSelect
            label="Compared with"
            data={others}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
        )}
        {differences && (
          <DifferenceTable differences={differences} before={other} after={pack.version} />
        )}
      </div>
    </Modal>
  );
}
