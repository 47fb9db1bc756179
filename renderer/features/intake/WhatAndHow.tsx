import { Checkbox } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { ChoiceField, LongField, TextField } from './fields';
import { mayAskToLook } from '../../../shared/domain/intake/wish';
import { fieldId, type IntakeFormApi } from './intakeForm';
import {
  deliverToChoices,
  deliveryChoices,
  formatChoices,
  recordChoices,
  serviceChoices,
} from './intakeWords';
import css from './intake.module.css';

/** The third decision: what is asked for, and how it is to reach them. */
export function WhatAndHow({ form }: { form: IntakeFormApi }) {
  const [deliverTo, requesterKind] = useWatch({
    control: form.control,
    name: ['deliverTo', 'requesterKind'],
  });
  return (
    <fieldset className={css.part}>
      <legend>3 What and how</legend>
      <fieldset className={css.kinds} id={fieldId('recordKinds')} tabIndex={-1}>
        <legend>Kinds of record</legend>
        <p className={css.hint}>None ticked: all of them.</p>
        {recordChoices.map(({ value, label }) => (
          <Checkbox
            key={value}
            size="sm"
            value={value}
            label={label}
            {...form.register('recordKinds')}
          />
        ))}
      </fieldset>
      <div className={css.fields}>
        <TextField
          form={form}
          name="datesFrom"
          label="Care from"
          description="Empty: from the start."
          type="date"
        />
        <TextField
          form={form}
          name="datesTo"
          label="Care to"
          description="Empty: up to today."
          type="date"
        />
        <LongField form={form} name="description" label="In their own words" />
        {requesterKind !== 'patient' && (
          <LongField form={form} name="purpose" label="Purpose as it stands on the paper" />
        )}
        {mayAskToLook(requesterKind) && (
          <ChoiceField
            form={form}
            name="service"
            label="They want"
            description="Looking has a clock of its own in some states, and costs nothing."
            choices={serviceChoices}
          />
        )}
        <ChoiceField form={form} name="format" label="Format" choices={formatChoices} />
        <ChoiceField form={form} name="delivery" label="Delivery" choices={deliveryChoices} />
        <ChoiceField form={form} name="deliverTo" label="Goes to" choices={deliverToChoices} />
        {deliverTo === 'other' && (
          <TextField form={form} name="recipientName" label="Name of who receives it" />
        )}
        {deliverTo === 'other' && (
          <LongField form={form} name="recipientAddress" label="Address of who receives it" />
        )}
      </div>
    </fieldset>
  );
}
