import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useId, type ReactNode } from 'react';
import { useForm, useWatch, type FieldErrors, type RegisterOptions } from 'react-hook-form';
import {
  clinicProfileSchema,
  facilityTypes,
  type ClinicProfile,
} from '../../../shared/domain/clinic/slice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { timeZoneOf, timeZones, usStates } from './usStates';

interface ClinicFormProps {
  profile: Partial<ClinicProfile>;
  onSubmit: (profile: ClinicProfile) => void;
  /** The buttons; one of them submits. */
  footer: ReactNode;
}

const facilityWords: Record<(typeof facilityTypes)[number], string> = {
  clinic: 'Clinic',
  physician: 'Physician’s practice',
  hospital: 'Hospital',
};

/** Where osteopathic physicians have a board whose rule sets a clock. */
const osteopathicState = 'FL';
const osteopathicAnswers = [
  { value: '', label: 'Not said yet' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const asAnswer = (value: unknown): boolean | undefined =>
  value === '' || value === undefined ? undefined : value === true || value === 'true';

const asPrefix = (value: unknown): string => String(value).trim().toUpperCase();

const empty: ClinicProfile = {
  name: '',
  address: '',
  phone: '',
  state: '',
  facilityType: 'clinic',
  timeZone: 'America/New_York',
  privacyContact: '',
  isPart2Program: false,
  batesPrefix: '',
};

/** Who the clinic is: asked once at set-up, changed in the settings. */
export function ClinicForm(props: ClinicFormProps) {
  const form = useForm<ClinicProfile>({
    resolver: zodResolver(clinicProfileSchema),
    defaultValues: { ...empty, ...props.profile },
    shouldFocusError: false,
  });
  const prefix = useId();
  const { errors, submitCount, dirtyFields } = form.formState;
  const state = useWatch({ control: form.control, name: 'state' });
  const field = (name: keyof ClinicProfile, options?: RegisterOptions<ClinicProfile>) => ({
    id: `${prefix}-${name}`,
    error: errors[name]?.message,
    ...form.register(name, options),
  });
  /** The due dates hang on it, and a list that already stands on something is passed over. */
  const suggestTimeZone = () => {
    const isChosen = props.profile.timeZone !== undefined || dirtyFields.timeZone;
    const zone = timeZoneOf(form.getValues('state'));
    if (zone !== undefined && !isChosen) form.setValue('timeZone', zone);
  };
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(props.onSubmit)(event)}>
      <ErrorSummary errors={listErrors(errors, prefix)} attempt={submitCount} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm" mt="sm">
        <TextInput label="Clinic name" autoComplete="organization" {...field('name')} />
        <TextInput label="Phone patients can call" type="tel" {...field('phone')} />
        <Textarea
          label="Address"
          description="Stands on every cover letter."
          autosize
          minRows={2}
          {...field('address')}
        />
        <TextInput
          label="Contact for privacy complaints"
          description="A name or title, and how to reach them."
          {...field('privacyContact')}
        />
        <NativeSelect
          label="State"
          data={[{ value: '', label: 'Choose' }, ...usStates]}
          {...field('state', { onChange: suggestTimeZone })}
        />
        <NativeSelect
          label="Time zone"
          description="Some states have two."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[...timeZones]}
          {...field('timeZone')}
        />
        <NativeSelect
          label="Kind of facility"
          data={facilityTypes.map((value) => ({ value, label: facilityWords[value] }))}
          {...field('facilityType')}
        />
        <TextInput
          label="Prefix of page numbers"
          description="2 to 12 letters or digits, printed on every page, e.g. RIVER-000017."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          styles={{ input: { textTransform: 'uppercase' } }}
          {...field('batesPrefix', { setValueAs: asPrefix })}
        />
      </SimpleGrid>
      {state === osteopathicState && (
        <NativeSelect
          mt="md"
          label="Are your physicians doctors of osteopathic medicine?"
          description="Florida sets them a number of days of their own."
          data={osteopathicAnswers}
          id={`${prefix}-physiciansAreOsteopathic`}
          {...form.register('physiciansAreOsteopathic', { setValueAs: asAnswer })}
        />
      )}
      <Checkbox
        mt="md"
        label="We are a Part 2 program"
        description="A substance use disorder program under 42 CFR Part 2. If you do not know the term, you most likely are not."
        {...form.register('isPart2Program')}
      />
      {props.footer}
    </form>
  );
}

function listErrors(errors: FieldErrors<ClinicProfile>, prefix: string) {
  return Object.entries(errors).map(([name, error]) => ({
    fieldId: `${prefix}-${name}`,
    message: error.message ?? 'This is not right yet.',
  }));
}
