import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { Controller, type Control } from 'react-hook-form';
import type { AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import type { FactName } from './formSections';
import styles from './authorization.module.css';

type Field =
  | { readonly kind: 'text' | 'date'; readonly label: string; readonly hint?: string }
  | { readonly kind: 'answer'; readonly label: string; readonly hint?: string }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

const fields: Readonly<Record<FactName, Field>> = {
  form: {
    kind: 'choice',
    label: 'Which form is it?',
    hint: 'A known form fills in what it always says.',
    options: [
      { value: 'other', label: 'Any other form' },
      { value: 'ssa-827', label: 'SSA-827 (Social Security)' },
    ],
  },
  patientName: { kind: 'text', label: 'Patient’s name, as on the form' },
  patientDateOfBirth: { kind: 'date', label: 'Date of birth, as on the form' },
  identityConfirmed: {
    kind: 'answer',
    label: 'Is it this patient, confirmed another way?',
    hint: 'By address, record number or a call.',
  },
  discloser: { kind: 'text', label: 'Who is named to release the records' },
  namesThisClinic: { kind: 'answer', label: 'Does that cover this clinic?' },
  recipient: { kind: 'text', label: 'Who is named to receive them' },
  recipientMatches: { kind: 'answer', label: 'Is that whom this request asks us to send to?' },
  description: { kind: 'text', label: 'Records described, as on the form' },
  descriptionKind: {
    kind: 'choice',
    label: 'How are they described?',
    options: [
      { value: 'unknown', label: 'Not decided yet' },
      { value: 'specific', label: 'By kind or dates' },
      { value: 'entire-record', label: 'The entire record' },
      { value: 'all-phi-only', label: 'Only “all health information”' },
      { value: 'missing', label: 'Not described' },
    ],
  },
  purpose: { kind: 'text', label: 'Purpose, as on the form' },
  expiryKind: {
    kind: 'choice',
    label: 'How does it expire?',
    options: [
      { value: 'unknown', label: 'Not decided yet' },
      { value: 'date', label: 'On a date' },
      { value: 'event', label: 'With an event' },
      { value: 'one-year-default', label: 'One year after signing, as printed' },
      { value: 'none', label: '“None” or never' },
      { value: 'missing', label: 'Nothing is said' },
    ],
  },
  expiresOn: { kind: 'date', label: 'Expires on' },
  expiryEvent: { kind: 'text', label: 'Event, as on the form' },
  eventHasHappened: { kind: 'answer', label: 'Has it happened?' },
  isForResearch: { kind: 'answer', label: 'Is it for research?' },
  statesRightToRevoke: { kind: 'answer', label: 'That it may be revoked, and how?' },
  statesConditioning: { kind: 'answer', label: 'Whether treatment depends on signing?' },
  statesRedisclosure: { kind: 'answer', label: 'That the recipient may pass it on?' },
  isSigned: { kind: 'answer', label: 'Is it signed?' },
  signedOn: { kind: 'date', label: 'Date next to the signature' },
  signer: {
    kind: 'choice',
    label: 'Who signed?',
    options: [
      { value: 'unknown', label: 'Not decided yet' },
      { value: 'patient', label: 'The patient' },
      { value: 'representative', label: 'A representative' },
    ],
  },
  signerName: { kind: 'text', label: 'Representative’s name' },
  signerCapacity: { kind: 'text', label: 'In what capacity, as on the form' },
};

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not decided' },
] as const;

interface FactFieldProps {
  readonly name: FactName;
  readonly control: Control<AuthorizationFacts>;
}

/** One fact of the form, typed once. */
export function FactField({ name, control }: FactFieldProps) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState }) => (
        <Input
          field={fields[name]}
          name={name}
          value={field.value}
          error={fieldState.error?.message}
          onChange={(value) => field.onChange(value)}
          onBlur={() => field.onBlur()}
        />
      )}
    />
  );
}

interface InputProps {
  readonly field: Field;
  readonly name: FactName;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

function Input(props: InputProps) {
  const { field, value, error, onChange, onBlur } = props;
  const shared = { label: field.label, description: field.hint, error, onBlur };
  if (field.kind === 'answer') return <Answer {...props} />;
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        {...shared}
        data={field.options.map((option) => ({ ...option }))}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      classNames={field.kind === 'date' ? { input: styles.date } : undefined}
      type={field.kind}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Answer({ field, name, value, error, onChange, onBlur }: InputProps) {
  return (
    <Radio.Group
      name={name}
      label={field.label}
      description={field.hint}
      error={error}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
    >
      <div className={styles.answers}>
        {answers.map((answer) => (
          <Radio key={answer.value} size="sm" value={answer.value} label={answer.label} />
        ))}
      </div>
    </Radio.Group>
  );
}
