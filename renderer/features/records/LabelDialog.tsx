import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import type { Fault } from '../../../shared/domain/base/fault';
import { documentLabelSchema, type DocumentLabel } from '../../../shared/domain/records/slice';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { LabelFields } from './LabelFields';
import { isKindWord, titleFor, type TypedLabel } from './recordWords';
import styles from './records.module.css';

interface LabelDialogProps {
  readonly title: string;
  /** What is labelled: the file's name, and how many wait. */
  readonly about?: string;
  readonly label: TypedLabel;
  /** Why the kind of `label` stands there, where nobody chose it. */
  readonly kindHint?: string | undefined;
  /** Titles of the other documents. */
  readonly taken: readonly string[];
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  /** What there is to see of the file while it is labelled. */
  readonly beside?: ReactNode;
  /** The file asks for a password before anything of it can be seen. */
  readonly isLocked?: boolean;
  /** A password was typed in full. */
  readonly onPassword?: (password: string) => void;
  readonly onConfirm: (label: DocumentLabel, password: string | undefined) => void;
  readonly onCancel: () => void;
}

export function LabelDialog(props: LabelDialogProps) {
  const { fault } = props;
  const [isOwnKind, setOwnKind] = useState(false);
  const { register, handleSubmit, formState, setValue, getValues } = useForm<
    TypedLabel,
    unknown,
    DocumentLabel
  >({
    defaultValues: props.label,
    resolver: zodResolver(documentLabelSchema) as never,
  });
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  if (!asked && (props.isLocked || isAboutPassword(fault))) setAsked(true);

  const submit = handleSubmit((label) => {
    const title = label.title.trim() || titleFor(label.kind, props.taken);
    setValue('title', title);
    props.onConfirm({ ...label, title }, password || undefined);
  });

  return (
    <Modal opened onClose={props.onCancel} title={props.title} size={props.beside ? 900 : 'md'}>
      <div className={props.beside ? styles.besides : undefined}>
        {props.beside ? <div className={styles.beside}>{props.beside}</div> : null}
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          {props.about ? <p className={styles.dimmed}>{props.about}</p> : null}
          <FaultAlert fault={fault} />
          {asked ? (
            <PasswordInput
              label="Password of the file"
              description="The sender set it; it is kept with this request, locked."
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              onBlur={() => props.onPassword?.(password)}
            />
          ) : null}
          <LabelFields
            register={register}
            errors={formState.errors}
            kindHint={isOwnKind ? undefined : props.kindHint}
            onKind={(kind) => {
              setOwnKind(true);
              // A title nobody has typed follows the kind.
              const title = kind === '' ? '' : titleFor(kind, props.taken);
              if (isKindWord(getValues('title'))) setValue('title', title);
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onCancel}>
              {props.cancelLabel}
            </Button>
            <Button type="submit" loading={props.busy}>
              {props.confirmLabel}
            </Button>
          </Group>
        </form>
      </div>
    </Modal>
  );
}

/** The PDF room says by the code of its refusal that a file is locked or the word was wrong. */
export function isAboutPassword(fault: Fault | undefined): boolean {
  return fault?.code.includes('password') ?? false;
}
