import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { AskedField } from '../../../shared/contract/letters';

interface AskedFieldsProps {
  readonly fields: readonly AskedField[];
  /** A list has one item a line. */
  readonly onTyped: (name: string, value: string) => void;
}

/** What a letter or a form asks a person for, in its order. */
export function AskedFields({ fields, onTyped }: AskedFieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <Field key={field.name} field={field} onTyped={(value) => onTyped(field.name, value)} />
      ))}
    </>
  );
}

interface FieldProps {
  readonly field: AskedField;
  readonly onTyped: (value: string) => void;
}

function Field({ field, onTyped }: FieldProps) {
  const label = field.optional ? `${field.label} (optional)` : field.label;
  switch (field.kind) {
    case 'choice':
      return <Choice field={field} label={label} onTyped={onTyped} />;
    case 'choices':
      return <Choices field={field} label={label} onTyped={onTyped} />;
    case 'list':
    case 'lines':
      return <Lines field={field} label={label} onTyped={onTyped} />;
    case 'line':
    case 'date':
      return <Line field={field} label={label} onTyped={onTyped} />;
  }
}

type LabelledProps = FieldProps & { readonly label: string };

function Lines({ field, label, onTyped }: LabelledProps) {
  return (
    <Textarea
      label={label}
      description={field.kind === 'list' ? 'One line each.' : undefined}
      autosize
      minRows={2}
      maxRows={8}
      value={field.value}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  );
}

function Line({ field, label, onTyped }: LabelledProps) {
  return (
    <TextInput
      label={label}
      type={field.kind === 'date' && !isWords(field.value) ? 'date' : 'text'}
      value={field.value}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  );
}

/** A date the desk has written out already, as it stands on the letter. */
function isWords(value: string): boolean {
  return value !== '' && !/^\d{4}-\d\d-\d\d$/.test(value);
}

const mostRadios = 4;

function Choice({ field, label, onTyped }: LabelledProps) {
  if (field.choices.length > mostRadios) {
    return (
      <NativeSelect
        label={label}
        value={field.value}
        data={[{ value: '', label: 'Not decided yet' }, ...field.choices]}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
    );
  }
  return (
    <Radio.Group label={label} value={field.value} onChange={onTyped}>
      {field.choices.map((choice) => (
        <Radio key={choice.value} mt={6} value={choice.value} label={choice.label} />
      ))}
    </Radio.Group>
  );
}

function Choices({ field, label, onTyped }: LabelledProps) {
  const chosen = field.value.split('\n').filter((one) => one !== '');
  return (
    <Checkbox.Group label={label} value={chosen} onChange={(all) => onTyped(all.join('\n'))}>
      {field.choices.map((choice) => (
        <Checkbox key={choice.value} mt={6} value={choice.value} label={choice.label} />
      ))}
    </Checkbox.Group>
  );
}
