import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { requesterKinds } from '../../../shared/domain/intake/slice';
import { useDesk } from '../../app/desk/deskContext';
import { ChoiceField, LongField, TextField } from './fields';
import type { IntakeFormApi } from './intakeForm';
import { channelChoices, requesterChoices } from './intakeWords';
import css from './intake.module.css';

type Entry = OutputOf<(typeof contract)['clinic.addressBook']>['entries'][number];

/** The first decision: who is asking, and how it came. */
export function WhoAsks({ form }: { form: IntakeFormApi }) {
  const kind = useWatch({ control: form.control, name: 'requesterKind' });
  const isPatient = kind === 'patient';
  return (
    <fieldset className={css.part}>
      <legend>1 Who is asking</legend>
      <div className={css.fields}>
        <ChoiceField form={form} name="channel" label="How it came" choices={channelChoices} />
        <TextField
          form={form}
          name="receivedOn"
          label="Received on"
          description="The first day anyone in the clinic had it."
          type="date"
        />
        <ChoiceField
          form={form}
          name="requesterKind"
          label="Who is asking"
          choices={requesterChoices}
        />
        {!isPatient && <FromAddressBook form={form} />}
        {!isPatient && <TextField form={form} name="requesterName" label="Name of who is asking" />}
        {!isPatient && (
          <TextField form={form} name="requesterOrganization" label="Firm or organization" />
        )}
        <TextField form={form} name="requesterPhone" label="Phone" type="tel" />
        <LongField form={form} name="requesterAddress" label="Address" />
        <TextField
          form={form}
          name="identification"
          label="How identity was checked"
          description="E.g. Driver’s license seen. No number needed."
        />
      </div>
    </fieldset>
  );
}

/** Someone the clinic knows fills in four fields at once. */
function FromAddressBook({ form }: { form: IntakeFormApi }) {
  const { call } = useDesk();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  useEffect(() => {
    void call('clinic.addressBook', {}).then((reply) => {
      if (reply.ok) setEntries(reply.value.entries);
    });
  }, [call]);
  if (entries.length === 0) return null;
  const fill = (id: string) => {
    const entry = entries.find((one) => one.id === id);
    if (entry) fillFrom(form, entry);
  };
  return (
    <NativeSelect
      label="From the address book"
      data={[
        { value: '', label: 'Choose to fill in' },
        ...entries.map(({ id, name, organization }) => ({
          value: id,
          label: [organization, name].filter(Boolean).join(', '),
        })),
      ]}
      onChange={(event) => fill(event.currentTarget.value)}
    />
  );
}

function fillFrom(form: IntakeFormApi, entry: Entry): void {
  const kind = requesterKinds.find((one) => one === entry.kind);
  if (kind) form.setValue('requesterKind', kind);
  form.setValue('requesterName', entry.name);
  form.setValue('requesterOrganization', entry.organization);
  form.setValue('requesterAddress', entry.address);
  form.setValue('requesterPhone', entry.phone);
}
