import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import type { ClinicProfile } from '../../../shared/domain/clinic/slice';
import { ClinicForm } from '../../app/clinic/ClinicForm';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { ChangeClinicDialog, isFelt, type AskedChange } from './ChangeClinicDialog';
import css from './settings.module.css';

export function ClinicSettings() {
  const { call, session, refreshSession } = useDesk();
  const [fault, setFault] = useState<Fault>();
  const [saved, setSaved] = useState(false);
  const [asked, setAsked] = useState<AskedChange>();
  if (session.state !== 'open') return null;
  const { clinic } = session;
  const save = async (profile: ClinicProfile) => {
    const reply = await call('clinic.change', { profile });
    setFault(reply.ok ? undefined : reply.fault);
    setSaved(reply.ok);
    if (reply.ok) await refreshSession();
    setAsked(undefined);
  };
  const ask = async (profile: ClinicProfile) => {
    setSaved(false);
    const reply = await call('clinic.weighChange', {});
    const change = reply.ok ? { from: clinic, to: profile, ...reply.value } : undefined;
    setFault(reply.ok ? undefined : reply.fault);
    if (change && isFelt(change)) setAsked(change);
    else if (change) await save(profile);
  };
  return (
    <>
      <FaultAlert fault={fault} />
      <ClinicForm
        profile={clinic}
        onSubmit={(profile) => void ask(profile)}
        footer={
          <div className={css.foot}>
            <span role="status">{saved ? 'Saved.' : ''}</span>
            <Button type="submit">Save the clinic</Button>
          </div>
        }
      />
      {asked && (
        <ChangeClinicDialog
          change={asked}
          onConfirm={() => void save(asked.to)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
