import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { Controller, type Control } from 'react-hook-form';
import type { RequestView } from '../../../shared/contract/request';
import type { Answer, AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import { factFields, type FactName, type Field, type Option } from './factFields';
import styles from './authorization.module.css';

const answers: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not decided' },
];

interface FactFieldProps {
  readonly name: FactName;
  readonly control: Control<AuthorizationFacts>;
  /** What it contradicts, in a sentence. */
  readonly contradiction: string | undefined;
  /** To pick beside those every form has. */
  readonly more: readonly Option[];
}

/** One fact of the form, typed once. */
export function FactField({ name, control, contradiction, more }: FactFieldProps) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState }) => (
        <Input
          field={withMore(factFields[name], more)}
          name={name}
          value={field.value}
          error={fieldState.error?.message ?? contradiction}
          onChange={(value) => field.onChange(value)}
          onBlur={() => field.onBlur()}
        />
      )}
    />
  );
}

function withMore(field: Field, more: readonly Option[]): Field {
  return 'options' in field ? { ...field, options: [...field.options, ...more] } : field;
}

type Value = string | readonly string[];

interface InputProps {
  readonly field: Field;
  readonly name: string;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
}

function Input(props: InputProps) {
  const { field, value, error, onChange, onBlur } = props;
  const shared = { label: field.label, description: field.hint, error, onBlur };
  if (field.kind === 'answer') return <AnswerInput {...props} label={field.label} />;
  if (field.kind === 'list') return <ListInput {...props} options={field.options} />;
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        {...shared}
        data={field.options.map((option) => ({ ...option }))}
        value={String(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      classNames={field.kind === 'date' ? { input: styles.date } : undefined}
      type={field.kind}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ListInput(props: InputProps & { readonly options: readonly Option[] }) {
  const { field, value, error, onChange, options } = props;
  return (
    <Checkbox.Group
      label={field.label}
      description={field.hint}
      error={error}
      value={typeof value === 'string' ? [] : [...value]}
      onChange={onChange}
    >
      <div className={styles.answers}>
        {options.map((option) => (
          <Checkbox key={option.value} size="sm" value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

interface AnswerInputProps extends Omit<InputProps, 'field'> {
  readonly label: string;
  readonly field?: Field;
  /** Who answers it instead. */
  readonly reserved?: string;
}

function AnswerInput(props: AnswerInputProps) {
  const { field, name, label, value, error, reserved = '', onChange, onBlur } = props;
  return (
    <Radio.Group
      name={name}
      label={label}
      description={reserved || field?.hint}
      error={error}
      value={String(value)}
      onChange={onChange}
      onBlur={onBlur}
    >
      <div className={styles.answers}>
        {answers.map((answer) => (
          <Radio key={answer.value} size="sm" {...answer} disabled={reserved !== ''} />
        ))}
      </div>
    </Radio.Group>
  );
}

type AskedOfForm = NonNullable<RequestView['authorization']>['questions'][number];

interface ExtraFieldProps {
  readonly asked: AskedOfForm;
  readonly control: Control<AuthorizationFacts>;
}

/** A question that only a rule of the state asks; its words come with the rule. */
export function ExtraField({ asked, control }: ExtraFieldProps) {
  return (
    <Controller
      name="extras"
      control={control}
      render={({ field }) => (
        <AnswerInput
          name={asked.id}
          label={asked.question}
          reserved={asked.reserved}
          value={field.value[asked.id] ?? 'unknown'}
          error={undefined}
          onChange={(value) => field.onChange({ ...field.value, [asked.id]: value as Answer })}
          onBlur={() => field.onBlur()}
        />
      )}
    />
  );
}
