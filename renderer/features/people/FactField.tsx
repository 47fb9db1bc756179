import { Checkbox, NativeSelect, Radio, Group, Textarea, TextInput } from '@mantine/core';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { PeopleView } from '../../../shared/contract/patients';
import type { FactForm } from './FactDialog';
import type { FieldSpec } from './factFields';
import css from './people.module.css';

type Capacity = PeopleView['capacities'][number];

interface FactFieldProps {
  readonly field: FieldSpec;
  readonly form: UseFormReturn<FactForm>;
  readonly people: PeopleView;
  /** The chosen capacity: it says which questions and papers matter. */
  readonly chosen: Capacity | undefined;
  readonly first: boolean;
}

export function FactField(props: FactFieldProps) {
  const { field, chosen } = props;
  if (field.type === 'questions') return <Questions {...props} />;
  if (field.type === 'proofs') return <Proofs {...props} />;
  if (field.type === 'kinship' && !chosen?.byKin) return null;
  return <PlainField {...props} />;
}

function PlainField({ field, form, people, first }: FactFieldProps) {
  const error = form.formState.errors[field.name]?.message;
  const shared = {
    label: field.label,
    description: field.hint,
    required: field.required ?? false,
    error: typeof error === 'string' ? error : undefined,
    ...(first && { 'data-autofocus': true }),
    ...form.register(field.name),
  };
  const options = optionsOf(field, people);
  if (options) return <NativeSelect data={options} {...shared} />;
  if (field.type === 'lines') return <Textarea rows={3} {...shared} />;
  if (field.type === 'date') return <TextInput type="date" className={css.half} {...shared} />;
  return <TextInput {...shared} />;
}

function optionsOf({ type, options }: FieldSpec, { capacities, kinships }: PeopleView) {
  if (type === 'choice') return [...(options ?? [])];
  if (type === 'capacity') return listed(capacities);
  return type === 'kinship' ? listed(kinships) : undefined;
}

function listed(options: readonly { readonly id: string; readonly title: string }[]) {
  return [{ value: '', label: 'Choose' }, ...options.map(({ id, title }) => ({ value: id, label: title }))]; // prettier-ignore
}

/** Only what decides for this capacity is asked; nobody needs to answer what nobody knows. */
function Questions({ form, people, chosen }: FactFieldProps) {
  const statements = (useWatch({ control: form.control, name: 'statements' }) ?? {}) as Record<string, string>; // prettier-ignore
  const asked = people.questions.filter(({ id }) => chosen?.questions.includes(id));
  return asked
    .filter(({ id }, at) => asked.findIndex((one) => one.id === id) === at)
    .map(({ id, title, reserved }) => (
      <Radio.Group
        key={id}
        label={title}
        description={reserved || undefined}
        value={statements[id] ?? 'unknown'}
        onChange={(value) => form.setValue('statements', { ...statements, [id]: value })}
      >
        <Group gap="md" mt={4}>
          <Radio value="yes" disabled={reserved !== ''} label="Yes" />
          <Radio value="no" disabled={reserved !== ''} label="No" />
          <Radio value="unknown" disabled={reserved !== ''} label="Not known" />
        </Group>
      </Radio.Group>
    ));
}

function Proofs({ field, form, people, chosen }: FactFieldProps) {
  const seen = (useWatch({ control: form.control, name: 'proofs' }) ?? []) as string[];
  const isDeath = form.getValues('kind') === 'deceased';
  const wanted = isDeath ? ['death-certificate'] : (chosen?.proofs ?? []);
  const offered = people.proofs.filter(({ id }) => wanted.includes(id) || seen.includes(id));
  if (offered.length === 0) return null;
  return (
    <Checkbox.Group
      label={field.label}
      value={seen}
      onChange={(value) => form.setValue('proofs', value)}
    >
      <div className={css.checks}>
        {offered.map(({ id, title }) => (
          <Checkbox key={id} value={id} label={title} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
