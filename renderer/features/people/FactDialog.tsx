import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import type { PeopleView, PersonRow } from '../../../shared/contract/patients';
import type { Fault } from '../../../shared/domain/base/fault';
import {
  abuseFactSchema,
  managedFactSchema,
  openFactSchema,
  type FactKind,
  type PatientFact,
} from '../../../shared/domain/patients/slice';
import { useDraftStore, type DraftPlace } from '../../app/desk/useKeptDraft';
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
  readonly corrects?: PersonRow | undefined;
  readonly requestId: string;
  readonly people: PeopleView;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly onSave: (fact: PatientFact) => Promise<boolean>;
  readonly onClose: () => void;
}

function schemaOf(kind: FactKind) {
  if (kind === 'abuse') return abuseFactSchema;
  return kind === 'restriction' || kind === 'hold' ? managedFactSchema : openFactSchema;
}

/** Whoever asks for the patient was named at intake: the name stands there, to be changed. */
function newFact(kind: FactKind, { asking }: PeopleView): FactForm {
  return { ...emptyFact(kind), ...(kind === 'authority' && { who: asking }) };
}

/** One dialog for everything that can be recorded; each kind has its own fields. */
export function FactDialog(props: FactDialogProps) {
  const { kind, people, corrects } = props;
  const words = kinds[kind];
  const form = useForm<FactForm>({
    defaultValues: corrects ? { ...corrects.fact } : newFact(kind, people),
    resolver: zodResolver(schemaOf(kind) as never) as never,
  });
  const drop = useKeptForm(form, { requestId: props.requestId, place: `people/${kind}/${corrects?.entryId ?? 'new'}` }); // prettier-ignore
  const capacity = useWatch({ control: form.control, name: 'capacity' });
  const chosen = people.capacities.find(({ id }) => id === capacity);
  const submit = form.handleSubmit(async (fact) => {
    if (await props.onSave(fact as unknown as PatientFact)) await drop();
  });
  const close = () => {
    void drop();
    props.onClose();
  };
  const title = corrects ? `Correct: ${words.title}` : words.title;
  return (
    <Modal opened onClose={close} title={title} size="lg">
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
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={props.busy}>
            {corrects ? 'Correct it' : 'Record it'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Keeps what is typed into a form; the answer drops it. */
function useKeptForm(form: UseFormReturn<FactForm>, at: DraftPlace): () => Promise<void> {
  const store = useDraftStore(at, (words) => {
    if (words) form.reset(words, { keepDefaultValues: true });
  });
  const keep = useRef(store.keep);
  useEffect(() => {
    keep.current = store.keep;
  });
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        // A form that is filled in from its draft names no field.
        callback: ({ name, values }) => {
          if (name !== undefined) keep.current(values);
        },
      }),
    [form],
  );
  return store.drop;
}
