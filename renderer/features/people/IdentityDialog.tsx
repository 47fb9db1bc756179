import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { PeopleView } from '../../../shared/contract/patients';
import { patientIdentitySchema, type PatientIdentity } from '../../../shared/domain/patients/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { FaultAlert } from '../../app/ui/FaultAlert';
import type { PeopleHandle } from './usePeople';
import css from './people.module.css';

interface IdentityDialogProps {
  readonly requestId: string;
  readonly people: PeopleView;
  readonly handle: PeopleHandle;
  readonly onDone: (reply: { readonly ok: boolean }) => boolean;
  readonly onClose: () => void;
}

type Field = keyof PatientIdentity;
type Typed = Readonly<Record<Field, string>>;

const lists = ['aliases', 'otherBirthDates', 'recordNumbers'] as const;
const listWords: Readonly<Record<(typeof lists)[number], readonly [string, string]>> = {
  aliases: ['Maiden, former and other names', 'Given name, then family name; one a line.'],
  otherBirthDates: ['Other dates of birth on papers', 'Like 1961-02-01; one a line.'],
  recordNumbers: ['Record numbers', 'One a line.'],
};

/** Every name, date and number the patient is found by: requests under each of them belong together. */
export function IdentityDialog(props: IdentityDialogProps) {
  const { requestId, handle, onDone, onClose } = props;
  const at = { requestId, place: 'people/identity' };
  const { typed, set, drop } = useKeptDraft(at, typedFrom(startOf(props)));
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const wire = (field: Field) => ({
    value: typed[field],
    error: errors[field],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ [field]: currentTarget.value }),
  });
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = patientIdentitySchema.safeParse(identityFrom(typed));
    if (!read.success) {
      setErrors(
        Object.fromEntries(read.error.issues.map((one) => [String(one.path[0]), one.message])),
      );
      return;
    }
    const identity = read.data;
    void handle
      .act('patients.identify', { requestId, identity })
      .then((reply) => (onDone(reply) ? drop() : undefined));
  };
  const close = () => {
    void drop();
    onClose();
  };
  return (
    <Modal opened onClose={close} title="Other names, dates, numbers" size="lg">
      <form className={css.form} noValidate onSubmit={save}>
        <FaultAlert fault={handle.request.fault} />
        <TextInput label="Family name" required {...wire('familyName')} />
        <TextInput label="Given name" required {...wire('givenName')} />
        <TextInput label="Date of birth" type="date" required {...wire('dateOfBirth')} />
        {lists.map((field) => (
          <Textarea
            key={field}
            label={listWords[field][0]}
            description={listWords[field][1]}
            autosize
            minRows={2}
            {...wire(field)}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={handle.request.busy}>
            Keep them
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** What is kept, or what the request itself says. */
function startOf({ people, handle }: IdentityDialogProps): PatientIdentity {
  if (people.identity) return people.identity;
  const form = handle.request.view?.request.intake.form;
  const { patientFamilyName = '', patientGivenName = '', patientDateOfBirth = '' } = form ?? {};
  return {
    familyName: patientFamilyName,
    givenName: patientGivenName,
    dateOfBirth: patientDateOfBirth,
    recordNumbers: [...linesIn(form?.patientRecordNumber ?? '')],
    aliases: [],
    otherBirthDates: [],
  };
}

function typedFrom(identity: PatientIdentity): Typed {
  const entries = Object.entries(identity) as [Field, string | readonly string[]][];
  return Object.fromEntries(
    entries.map(([field, value]) => [field, typeof value === 'string' ? value : value.join('\n')]),
  ) as Typed;
}

function identityFrom(typed: Typed) {
  const listed = lists.map((field) => [field, linesIn(typed[field])] as const);
  return { ...typed, ...Object.fromEntries(listed) };
}

function linesIn(text: string): readonly string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
