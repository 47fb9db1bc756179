import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import type { ClinicProfile } from '../../../shared/domain/clinic/slice';
import { ClinicForm } from '../../app/clinic/ClinicForm';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from './settings.module.css';

export function ClinicSettings() {
  const { call, session, refreshSession } = useDesk();
  const [fault, setFault] = useState<Fault>();
  const [saved, setSaved] = useState(false);
  if (session.state !== 'open') return null;
  const save = async (profile: ClinicProfile) => {
    const reply = await call('clinic.change', { profile });
    setFault(reply.ok ? undefined : reply.fault);
    setSaved(reply.ok);
    if (reply.ok) await refreshSession();
  };
  return (
    <>
      <FaultAlert fault={fault} />
      <ClinicForm
        profile={session.clinic}
        onSubmit={(profile) => void save(profile)}
        footer={
          <div className={css.foot}>
            <span role="status">{saved ? 'Saved.' : ''}</span>
            <Button type="submit">Save the clinic</Button>
          </div>
        }
      />
    </>
  );
}
