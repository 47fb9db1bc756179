import { Button } from '@mantine/core';
import { FileSignature, Printer } from 'lucide-react';
import { useClinicTime } from '../../app/desk/useClinicTime';
import type { RequestHandle } from '../../app/desk/useRequest';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import styles from './forms.module.css';
import type { FormsOnDesk } from './useFormsList';

interface FormsListProps {
  readonly request: RequestHandle;
  readonly requestId: string;
  readonly list: FormsOnDesk | undefined;
  readonly onChoose: (formId: string) => void;
}

/** Every form of the clinic, and those signed here already. */
export function FormsList({ request, requestId, list, onChoose }: FormsListProps) {
  return (
    <RequestFrame requestId={requestId} view={request.view} step="forms" title="Our own forms">
      <div className={css.column}>
        <FaultAlert fault={request.fault} onClose={request.clearFault} />
        {list && list.made.length > 0 && (
          <Made request={request} requestId={requestId} list={list} />
        )}
        <section aria-labelledby="forms-choice">
          <h2 id="forms-choice">Give the patient a form</h2>
          <ul className={css.list}>
            {list?.forms.map((form) => (
              <li key={form.id}>
                <FileSignature size={18} aria-hidden />
                <span className={css.grow}>
                  <strong>{form.title}</strong>
                  <span className={styles.hint}>{form.hint}</span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Fill in “${form.title}”`}
                  onClick={() => onChoose(form.id)}
                >
                  Fill in
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </RequestFrame>
  );
}

function Made(props: { request: RequestHandle; requestId: string; list: FormsOnDesk }) {
  const { request, requestId, list } = props;
  const time = useClinicTime();
  return (
    <section aria-labelledby="forms-made">
      <h2 id="forms-made">Signed on this screen</h2>
      <ul className={css.list}>
        {list.made.map((form) => (
          <li key={form.id}>
            <FileSignature size={18} aria-hidden />
            <span className={css.grow}>
              {form.title}
              <span className={styles.hint}>
                {form.signedBy}, {time.day(form.at)}
              </span>
            </span>
            <Button
              variant="default"
              size="xs"
              leftSection={<Printer size={14} aria-hidden />}
              aria-label={`Print a copy of “${form.title}” for the patient`}
              onClick={() =>
                void request.run('forms.printCopy', { requestId, paperId: form.paperId })
              }
            >
              Copy for the patient
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
