import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { IntakeFacts, IntakeForm as Form } from '../../../shared/domain/intake/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ErrorSummary } from '../../app/ui/ErrorSummary';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { ForWhom } from './ForWhom';
import { listErrors, useIntakeForm } from './intakeForm';
import { Outcome } from './Outcome';
import { Papers } from './Papers';
import { useAutosave } from './useAutosave';
import { WhatAndHow } from './WhatAndHow';
import { WhoAsks } from './WhoAsks';
import css from './intake.module.css';

type Saved = 'all' | 'typing' | 'failed';

const savedWords: Record<Saved, string> = {
  all: 'Everything typed is saved.',
  typing: 'Saving…',
  failed: 'The last change is not saved yet.',
};

/** The form beside the scan; each change is kept as it is typed. */
export function IntakeForm({ request, view }: { request: RequestHandle; view: RequestView }) {
  const requestId = view.request.id;
  const { run } = request;
  const form = useIntakeForm(view.request.intake.form);
  const [saved, setSaved] = useState<Saved>('all');
  const autosave = useAutosave(async (values: Form) => {
    const reply = await run('intake.type', { requestId, form: values });
    setSaved(reply.ok ? 'all' : 'failed');
    return reply.ok;
  });

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          setSaved('typing');
          autosave.changed(structuredClone(values));
        },
      }),
    [form, autosave],
  );

  const log = async (facts: IntakeFacts) => {
    await autosave.flush();
    await run('intake.log', { requestId, facts });
  };
  const { errors, submitCount } = form.formState;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="intake"
      title="Intake"
      fill
      footer={
        <>
          <span className={css.saved} role="status">
            {savedWords[saved]}
          </span>
          <Button type="submit" form="intake" loading={form.formState.isSubmitting}>
            Log the request
          </Button>
        </>
      }
    >
      <div className={css.panes}>
        <Papers requestId={requestId} papers={view.request.intake.papers} run={run} />
        <div className={css.side}>
          <form
            id="intake"
            noValidate
            className={css.form}
            data-scroll-key="intake-form"
            tabIndex={-1}
            onSubmit={(event) => void form.handleSubmit(log)(event)}
          >
            <FaultAlert fault={request.fault} onClose={request.clearFault} />
            <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
            <WhoAsks form={form} />
            <ForWhom form={form} requestId={requestId} />
            <WhatAndHow form={form} />
          </form>
          <Outcome form={form} />
        </div>
      </div>
    </RequestFrame>
  );
}
