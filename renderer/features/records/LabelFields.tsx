import { NativeSelect, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { kindOptions, type RecordKind, type TypedLabel } from './recordWords';
import styles from './records.module.css';

interface LabelFieldsProps {
  readonly register: UseFormRegister<TypedLabel>;
  readonly errors: FieldErrors<TypedLabel>;
  /** Why a kind stands there that nobody chose; absent where somebody has to choose. */
  readonly kindHint: string | undefined;
  readonly onKind: (kind: RecordKind | '') => void;
}

/** What the clerk says about a document. */
export function LabelFields({ register, errors, kindHint, onKind }: LabelFieldsProps) {
  return (
    <>
      <NativeSelect
        label="Kind of record"
        data-autofocus
        description={kindHint}
        data={kindOptions}
        {...register('kind', {
          onChange: (event: ChangeEvent<HTMLSelectElement>) =>
            onKind(event.target.value as RecordKind | ''),
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
