import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal } from '@mantine/core';
import { useForm, useWatch } from 'react-hook-form';
import type { PeopleView } from '../../../shared/contract/patients';
import type { Fault } from '../../../shared/domain/base/fault';
import {
  abuseFactSchema,
  managedFactSchema,
  openFactSchema,
  type FactKind,
  type PatientFact,
} from '../../../shared/domain/patients/slice';
import { FaultAlert } from '../../app/ui/FaultAlert';
import ui from '../../app/ui/ui.module.css';
import { FactField } from './FactField';
import { emptyFact, kinds } from './factFields';
import { PaperChoice } from './PaperChoice';
import css from './people.module.css';

export type FactForm = Record<string, unknown>;

interface FactDialogProps {
  readonly kind: FactKind;
  /** What is put right; absent for something new. */
  readonly fact?: PatientFact | undefined;
  readonly requestId: string;
  readonly people: PeopleView;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly onSave: (fact: PatientFact) => void;
  readonly onClose: () => void;
}

function schemaOf(kind: FactKind) {
  if (kind === 'abuse') return abuseFactSchema;
  return kind === 'restriction' || kind === 'hold' ? managedFactSchema : openFactSchema;
}

/** One dialog for everything that can be recorded; each kind has its own fields. */
export function FactDialog(props: FactDialogProps) {
  const { kind, people } = props;
  const words = kinds[kind];
  const form = useForm<FactForm>({
    defaultValues: props.fact ? { ...props.fact } : emptyFact(kind),
    resolver: zodResolver(schemaOf(kind) as never) as never,
  });
  const capacity = useWatch({ control: form.control, name: 'capacity' });
  const chosen = people.capacities.find(({ id }) => id === capacity);
  const submit = form.handleSubmit((fact) => props.onSave(fact as unknown as PatientFact));
  const title = props.fact ? `Correct: ${words.title}` : words.title;
  return (
    <Modal opened onClose={props.onClose} title={title} size="lg">
      <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
        <FaultAlert fault={props.fault} />
        {words.fields.map((field, at) => (
          <FactField
            key={field.name}
            field={field}
            form={form}
            people={people}
            chosen={chosen}
            first={at === 0}
          />
        ))}
        <PaperChoice form={form} requestId={props.requestId} papers={people.papers} />
        <Group justify="flex-end" gap="xs" className={ui.dialogFoot}>
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={props.busy}>
            {props.fact ? 'Correct it' : 'Record it'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
