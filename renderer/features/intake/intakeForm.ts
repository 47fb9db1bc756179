import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type FieldErrors, type Resolver, type UseFormReturn } from 'react-hook-form';
import {
  intakeFactsSchema,
  intakeFormSchema,
  type IntakeFacts,
  type IntakeForm,
} from '../../../shared/domain/intake/slice';
import type { FieldError } from '../../app/ui/ErrorSummary';

export type IntakeFormApi = UseFormReturn<IntakeForm, unknown, IntakeFacts>;
export type IntakeField = keyof IntakeForm;

/** The schema would also take fields as absent; the form always carries every one. */
const resolver = zodResolver(intakeFactsSchema) as unknown as Resolver<
  IntakeForm,
  unknown,
  IntakeFacts
>;

/** Half a form is kept as it stands; only logging asks for what must be there. */
export function useIntakeForm(form: IntakeForm): IntakeFormApi {
  return useForm<IntakeForm, unknown, IntakeFacts>({
    resolver,
    defaultValues: form,
    shouldFocusError: false,
  });
}

export function fieldId(name: string): string {
  return `intake-${name}`;
}

/** Dates that zod only calls invalid, in the clerk's words. */
const dateMessages: Readonly<Record<string, string>> = {
  receivedOn: 'Type the day the clinic received it.',
  patientDateOfBirth: 'Type the patient’s date of birth.',
  datesFrom: 'Type the first date in full, or leave it empty.',
  datesTo: 'Type the last date in full, or leave it empty.',
};

export function messageOf(errors: FieldErrors<IntakeForm>, name: IntakeField): string | undefined {
  const error = errors[name];
  if (!error) return undefined;
  const own = error.type === 'custom' ? error.message : undefined;
  return own ?? dateMessages[name] ?? error.message ?? 'This is not right yet.';
}

export function listErrors(errors: FieldErrors<IntakeForm>): readonly FieldError[] {
  const names = Object.keys(intakeFormSchema.shape) as IntakeField[];
  return names.flatMap((name) => {
    const message = messageOf(errors, name);
    return message ? [{ fieldId: fieldId(name), message }] : [];
  });
}
