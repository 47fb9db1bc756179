import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { fieldId, messageOf, type IntakeField, type IntakeFormApi } from './intakeForm';

interface FieldProps {
  form: IntakeFormApi;
  name: IntakeField;
  label: string;
  description?: string;
}

function wiring({ form, name, label, description }: FieldProps) {
  return {
    id: fieldId(name),
    label,
    description,
    error: messageOf(form.formState.errors, name),
    ...form.register(name),
  };
}

export function TextField(props: FieldProps & { type?: 'text' | 'tel' | 'date' }) {
  return <TextInput type={props.type ?? 'text'} autoComplete="off" {...wiring(props)} />;
}

export function LongField(props: FieldProps) {
  return <Textarea autosize minRows={2} maxRows={6} {...wiring(props)} />;
}

export function ChoiceField(
  props: FieldProps & { choices: readonly { value: string; label: string }[] },
) {
  return <NativeSelect data={[...props.choices]} {...wiring(props)} />;
}
