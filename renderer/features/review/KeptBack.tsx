import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { SensitiveView } from '../../../shared/contract/sensitive';
import { assertNever } from '../../../shared/domain/base/assertNever';
import { Why } from '../../app/ui/Why';
import { unreached } from '../../app/ui/PatientReach';
import { AskFormDialog } from './AskFormDialog';
import { DecideDialog } from './DecideDialog';
import { EmergencyDialog } from './EmergencyDialog';
import { focusTags } from './tagsHeading';
import { RefuseWholeDialog } from './RefuseWholeDialog';
import { pageNames } from './pageNames';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

type Stopped = SensitiveView['stopped'][number];

type Dialog =
  | { readonly kind: 'decide'; readonly stopped: Stopped }
  | { readonly kind: 'emergency' }
  | { readonly kind: 'ask-form' }
  | { readonly kind: 'refuse-whole' };

/** Which pages the law keeps back as things stand, and what would let them go. */
export function KeptBack({ desk }: { readonly desk: ReviewDesk }) {
  const sensitive = desk.handle.view?.sensitive;
  const [dialog, setDialog] = useState<Dialog>();
  const isRefusing = desk.handle.fault?.code === 'whole-chart';
  const isQuiet = sensitive?.stopped.length === 0 && sensitive.questions.length === 0;
  if (!sensitive || (isQuiet && !isRefusing && !dialog)) return null;
  async function askForForm(): Promise<void> {
    const outcome = await desk.askForForm(unreached);
    if (outcome !== 'no-address') return;
    // The dialog says it in its own words.
    desk.handle.clearFault();
    setDialog({ kind: 'ask-form' });
  }
  return (
    <section aria-labelledby="review-kept-back">
      <h2 id="review-kept-back">Kept back by law</h2>
      <ul className={styles.marks}>
        {sensitive.stopped.map((stopped) => (
          <StoppedRow
            key={stopped.ruleId}
            desk={desk}
            stopped={stopped}
            onDecide={() => setDialog({ kind: 'decide', stopped })}
            onAsk={() => void askForForm()}
          />
        ))}
      </ul>
      <Actions
        mayLogEmergency={sensitive.mayLogEmergency}
        isRefusing={isRefusing}
        onOpen={setDialog}
      />
      {sensitive.questions.map((question) => (
        <GateQuestion key={question.id} desk={desk} question={question} />
      ))}
      {dialog ? (
        <OpenDialog desk={desk} dialog={dialog} onClose={() => setDialog(undefined)} />
      ) : null}
    </section>
  );
}

interface ActionsProps {
  readonly mayLogEmergency: boolean;
  readonly isRefusing: boolean;
  readonly onOpen: (dialog: Dialog) => void;
}

function Actions({ mayLogEmergency, isRefusing, onOpen }: ActionsProps) {
  return (
    <div className={styles.buttons}>
      {mayLogEmergency ? (
        <Button size="compact-sm" variant="default" onClick={() => onOpen({ kind: 'emergency' })}>
          Write down an emergency…
        </Button>
      ) : null}
      {isRefusing ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onOpen({ kind: 'refuse-whole' })}
        >
          Record the exception…
        </Button>
      ) : null}
    </div>
  );
}

interface OpenDialogProps {
  readonly desk: ReviewDesk;
  readonly dialog: Dialog;
  readonly onClose: () => void;
}

function OpenDialog({ desk, dialog, onClose }: OpenDialogProps) {
  switch (dialog.kind) {
    case 'decide':
      return <DecideDialog desk={desk} stopped={dialog.stopped} onClose={onClose} />;
    case 'emergency':
      return <EmergencyDialog desk={desk} onClose={onClose} />;
    case 'ask-form':
      return <AskFormDialog desk={desk} onClose={onClose} />;
    case 'refuse-whole':
      return <RefuseWholeDialog desk={desk} onClose={onClose} />;
    default:
      return assertNever(dialog, 'dialog');
  }
}

interface StoppedRowProps {
  readonly desk: ReviewDesk;
  readonly stopped: Stopped;
  readonly onDecide: () => void;
  readonly onAsk: () => void;
}

function StoppedRow({ desk, stopped, onDecide, onAsk }: StoppedRowProps) {
  const documents = desk.handle.view?.request.records?.documents ?? [];
  const mayAsk = stopped.need === 'needs-form' || stopped.need === 'needs-opt-in';
  return (
    <li>
      <strong>{stopped.sentence}</strong>
      <span>{pageNames(stopped.pages, documents)}</span>
      <span>{stopped.why}</span>
      {stopped.unverified ? (
        <span className={styles.dimmed}>
          Not checked against its source: a manager must confirm.
        </span>
      ) : null}
      {stopped.citation !== '' && (
        <Why citation={stopped.citation} ruleId={stopped.ruleId} about={stopped.sentence} />
      )}
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Leave these pages out: ${stopped.sentence}`}
          onClick={() => void desk.leaveStoppedOut(stopped.pages).then(focusTags)}
        >
          Leave these pages out
        </Button>
        {mayAsk ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Ask for the form: ${stopped.sentence}`}
            onClick={onAsk}
          >
            Ask for the form
          </Button>
        ) : null}
        {stopped.awaitsProfessional ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Record a decision of a professional: ${stopped.sentence}`}
            onClick={onDecide}
          >
            Record a decision…
          </Button>
        ) : null}
      </div>
    </li>
  );
}

interface GateQuestionProps {
  readonly desk: ReviewDesk;
  readonly question: SensitiveView['questions'][number];
}

const open = { value: '', label: 'Nobody has said' };

function GateQuestion({ desk, question }: GateQuestionProps) {
  const { id, options, answer, reserved } = question;
  return (
    <NativeSelect
      size="xs"
      label={question.question}
      description={reserved || undefined}
      disabled={reserved !== ''}
      data={[open, ...options.map(({ value, label }) => ({ value: String(value), label }))]}
      value={answer === undefined ? '' : String(answer)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        void desk.answerFact(id, options.find(({ value }) => String(value) === chosen)?.value);
      }}
    />
  );
}
