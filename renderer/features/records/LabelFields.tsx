import { NativeSelect, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import type { DocumentLabel } from '../../../shared/domain/records/slice';
import { kindOptions, type RecordKind } from './recordWords';
import styles from './records.module.css';

interface LabelFieldsProps {
  readonly register: UseFormRegister<DocumentLabel>;
  readonly errors: FieldErrors<DocumentLabel>;
  readonly onKind: (kind: RecordKind) => void;
}

/** What the clerk says about a document. */
export function LabelFields({ register, errors, onKind }: LabelFieldsProps) {
  return (
    <>
      <NativeSelect
        label="Kind of record"
        data-autofocus
        data={kindOptions}
        {...register('kind', {
          onChange: (event: ChangeEvent<HTMLSelectElement>) =>
            onKind(event.target.value as RecordKind),
        })}
        error={errors.kind?.message}
      />
      <TextInput label="Title" {...register('title')} error={errors.title?.message} />
      <TextInput
        label="Provider"
        description="Who wrote it; may stay empty."
        {...register('provider')}
        error={errors.provider?.message}
      />
      <div className={styles.dates}>
        <TextInput
          type="date"
          label="First date of service"
          {...register('serviceFrom')}
          error={errors.serviceFrom?.message}
        />
        <TextInput
          type="date"
          label="Last date of service"
          {...register('serviceTo')}
          error={errors.serviceTo?.message}
        />
      </div>
    </>
  );
}
