import { Button } from '@mantine/core';
import { CircleCheck, FileSignature, Printer } from 'lucide-react';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { useDesk } from '../../app/desk/deskContext';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import {
  askedDates,
  askedKinds,
  deliveryWords,
  formatWords,
  recipientText,
} from '../../app/ui/askedWords';
import { longDate } from '../../app/ui/dates';
import { PrintSheet } from '../../app/ui/PrintSheet';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { Papers } from './Papers';
import { useAsked } from './useAsked';
import { Slip } from './Slip';
import { channelChoices, requesterChoices, serviceChoices } from './intakeWords';
import css from './intake.module.css';

interface LoggedProps {
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
  /** Left out where what was logged stays as it is. */
  readonly onCorrect?: (() => void) | undefined;
}

/** The request has its number: what was taken in, the slip to hand over, and the way on. */
export function Logged({ view, run, onCorrect }: LoggedProps) {
  const { session } = useDesk();
  const requestId = view.request.id;
  const due = useDue(view);
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="intake"
      title="Intake"
      fill
      footer={
        <>
          <Button
            variant="default"
            leftSection={<Printer size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            Print the slip
          </Button>
          {view.request.intake.form.channel === 'walk-in' && (
            <Button
              variant="default"
              leftSection={<FileSignature size={16} aria-hidden />}
              component={Link}
              to={requestPath(requestId, 'forms')}
            >
              Give them our form
            </Button>
          )}
          <Button component={Link} to={requestPath(requestId, view.next?.step)}>
            {view.next?.label ?? 'Back to the request'}
          </Button>
        </>
      }
    >
      <div className={css.panes}>
        <Papers requestId={requestId} papers={view.request.intake.papers} run={run} />
        <div className={css.side}>
          <div
            className={css.form}
            data-scroll-key="intake-form"
            tabIndex={0}
            role="region"
            aria-label="What was logged"
          >
            <p className={css.number} role="status">
              <CircleCheck size={20} aria-hidden /> Logged as{' '}
              <strong>{view.request.intake.number}</strong>
            </p>
            <p>{due}</p>
            {onCorrect && (
              <Button
                size="xs"
                variant="default"
                aria-label="Correct what was logged"
                onClick={onCorrect}
              >
                Correct…
              </Button>
            )}
            <dl className={css.facts}>
              {factsOf(view).map(([term, fact]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{fact}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </div>
      {session.state === 'open' && (
        <PrintSheet>
          <Slip view={view} clinic={session.clinic} due={due} />
        </PrintSheet>
      )}
    </RequestFrame>
  );
}

/** Until the basis is decided, what the form says about the date. */
function useDue(view: RequestView): string {
  const { form } = view.request.intake;
  const asked = useAsked('intake.preview', { form });
  return view.request.basis?.due.sentence ?? asked?.due ?? '';
}

function factsOf(view: RequestView): readonly (readonly [string, string])[] {
  const { form } = view.request.intake;
  const word = (choices: readonly { value: string; label: string }[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const all: readonly (readonly [string, string])[] = [
    ['How it came', word(channelChoices, form.channel)],
    ['Received on', form.receivedOn && longDate(form.receivedOn)],
    ['Who is asking', word(requesterChoices, form.requesterKind)],
    ['Name', [form.requesterName, form.requesterOrganization].filter(Boolean).join(', ')],
    ['Phone', form.requesterPhone],
    ['Address', form.requesterAddress],
    ['Identity', form.identification],
    ['Patient', `${form.patientGivenName} ${form.patientFamilyName}`],
    ['Born', form.patientDateOfBirth && longDate(form.patientDateOfBirth)],
    ['Record number', form.patientRecordNumber],
    ['They want', form.service === 'copy' ? '' : word(serviceChoices, form.service)],
    ['Kinds of record', askedKinds(form)],
    ['Dates of care', askedDates(form)],
    ['In their own words', form.description],
    ['Purpose', form.purpose],
    ['Goes to', recipientText(form)],
    ['Their address', form.deliverTo === 'other' ? form.recipientAddress : ''],
    ['Format', formatWords[form.format]],
    ['Delivery', deliveryWords[form.delivery]],
  ];
  return all.filter(([, fact]) => fact !== '');
}
