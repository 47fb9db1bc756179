import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { IntakeFacts, IntakeForm as Form } from '../../../shared/domain/intake/slice';
import { useAutosave } from '../../app/desk/useAutosave';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ErrorSummary } from '../../app/ui/ErrorSummary';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { SavedNote } from '../../app/ui/SavedNote';
import { ForWhom } from './ForWhom';
import { listErrors, useIntakeForm } from './intakeForm';
import { Outcome } from './Outcome';
import { Papers } from './Papers';
import { WhatAndHow } from './WhatAndHow';
import { WhoAsks } from './WhoAsks';
import css from './intake.module.css';

interface IntakeFormProps {
  readonly request: RequestHandle;
  readonly view: RequestView;
  /** The request has its number: what was logged is typed anew, and nothing is kept until it is saved. */
  readonly onCorrected?: () => void;
}

/** The form beside the scan; each change is kept as it is typed. */
export function IntakeForm({ request, view, onCorrected }: IntakeFormProps) {
  const requestId = view.request.id;
  const { run } = request;
  const form = useIntakeForm(view.request.intake.form);
  const { changed, flush, saved } = useAutosave(
    async (values: Form) => (await run('intake.type', { requestId, form: values })).ok,
  );

  useEffect(() => {
    if (onCorrected) return;
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => changed(structuredClone(values)),
    });
  }, [form, changed, onCorrected]);

  const log = async (facts: IntakeFacts) => {
    if (!onCorrected) await flush();
    const reply = await run('intake.log', { requestId, facts });
    if (reply.ok) onCorrected?.();
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
          {onCorrected ? (
            <Button variant="default" onClick={onCorrected}>
              Leave it as it was
            </Button>
          ) : (
            <SavedNote saved={saved} />
          )}
          <Button type="submit" form="intake" loading={form.formState.isSubmitting}>
            {onCorrected ? 'Save the correction' : 'Log the request'}
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
            {onCorrected && (
              <p className={css.correcting}>
                {view.request.intake.number} keeps its number. Where the correction bears on the
                basis, the due date or the checks, they are worked out again, and a packet that was
                built is built anew. The history says what was corrected, and by whom.
              </p>
            )}
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
