import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FormDraft, Signature } from '../../../shared/contract/forms';
import type { RequestHandle } from '../../app/desk/useRequest';
import { OwnPages } from '../../app/page/OwnPages';
import { requestPath } from '../../app/paths';
import { AskedFields } from '../../app/ui/AskedFields';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { SignaturePad } from '../../app/ui/SignaturePad';
import { Why } from '../../app/ui/Why';
import css from '../../app/ui/station.module.css';
import { withTyped } from '../../app/ui/typedValues';
import styles from './forms.module.css';
import { useForm } from './useForm';

interface FormFillerProps {
  readonly request: RequestHandle;
  readonly requestId: string;
  readonly formId: string;
  readonly statement: string;
  readonly onClose: () => void;
}

/** What goes on the form at the left, with the place to sign; its very pages at the right. */
export function FormFiller(props: FormFillerProps) {
  const { request, requestId, formId, onClose } = props;
  const form = useForm(requestId, formId);
  const navigate = useNavigate();
  const [signature, setSignature] = useState<Signature>();
  const { draft } = form;
  const print = () => void request.run('forms.print', form.wish);
  const make = async () => {
    if (!signature) return;
    const reply = await request.run('forms.make', { ...form.wish, signature });
    if (!reply.ok) return;
    await form.drop();
    const isRead = reply.value.request.authorization?.facts.isSigned === 'yes';
    if (isRead && formId !== 'revocation') void navigate(requestPath(requestId, 'authorization'));
    else onClose();
  };
  const ready = signature !== undefined && draft?.open.length === 0;
  return (
    <RequestFrame
      requestId={requestId}
      view={request.view}
      step="forms"
      title={draft?.title ?? 'Form'}
      fill
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            Back to the forms
          </Button>
          <Button variant="default" disabled={!draft} onClick={print}>
            Print to sign on paper
          </Button>
          <Button loading={request.busy} disabled={!ready} onClick={() => void make()}>
            Keep the signed form
          </Button>
        </>
      }
    >
      <FaultAlert
        fault={request.fault ?? form.fault}
        onClose={request.fault && request.clearFault}
      />
      {draft && (
        <Panes
          {...{ form, draft, signature }}
          statement={props.statement}
          onSigned={setSignature}
        />
      )}
    </RequestFrame>
  );
}

interface PanesProps {
  readonly form: ReturnType<typeof useForm>;
  readonly draft: FormDraft;
  readonly signature: Signature | undefined;
  readonly statement: string;
  readonly onSigned: (signature: Signature | undefined) => void;
}

function Panes({ form, draft, signature, statement, onSigned }: PanesProps) {
  const type: typeof form.type = (name, value) => {
    onSigned(undefined);
    form.type(name, value);
  };
  return (
    <div className={css.split}>
      <div
        className={`${css.side} ${styles.side}`}
        tabIndex={0}
        role="group"
        aria-label="What goes on the form"
      >
        <Notes draft={draft} />
        <AskedFields fields={withTyped(draft.fields, form.typed)} onTyped={type} />
        {/* What was signed is what was on the form: any change of it wants a new signature. */}
        <SignaturePad
          key={JSON.stringify(form.typed)}
          label={`Sign here${signerOf(draft)}`}
          statement={statement}
          onSigned={onSigned}
        />
        <Open open={draft.open} />
      </div>
      <div className={css.main}>
        <OwnPages
          what="the form"
          of={JSON.stringify([form.wish, signature])}
          ask={(call, asked) =>
            call('forms.preview', { ...form.wish, ...(signature && { signature }), ...asked })
          }
        />
      </div>
    </div>
  );
}

function signerOf({ fields }: FormDraft): string {
  const valueOf = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
  const name =
    valueOf('signer') === 'representative' ? valueOf('signerName') : valueOf('patientName');
  return name === '' ? '' : `: ${name}`;
}

/** Where the form comes from, and what the state adds to it. */
function Notes({ draft }: { draft: FormDraft }) {
  const added = draft.extras.map(
    ({ citation, unverified }) => `${citation}${unverified ? ' (not verified yet)' : ''}`,
  );
  return (
    <Why
      about="this form"
      citation={draft.citation}
      sentence={added.length > 0 ? `Your state adds ${added.join(', ')}.` : undefined}
    />
  );
}

function Open({ open }: { open: readonly string[] }) {
  if (open.length === 0) return null;
  return (
    <p className={styles.open} role="status">
      Before it can be kept, fill in: {open.join(', ')}.
    </p>
  );
}
