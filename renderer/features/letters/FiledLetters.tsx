import { Button, Select } from '@mantine/core';
import { Mail, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { useDesk } from '../../app/desk/deskContext';
import type { RequestHandle } from '../../app/desk/useRequest';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from '../../app/ui/station.module.css';
import styles from './letters.module.css';

export type LetterList = OutputOf<(typeof contract)['letter.templates']>;

interface FiledLettersProps {
  readonly request: RequestHandle;
  readonly requestId: string;
  readonly onWrite: (templateId: string) => void;
}

/** What went out or lies ready, and the way to a new one. */
export function FiledLetters({ request, requestId, onWrite }: FiledLettersProps) {
  const list = useLetterList(requestId);
  const [chosen, setChosen] = useState<string | null>(null);
  const print = (letterId: string) => void request.run('letter.print', { requestId, letterId });
  return (
    <RequestFrame
      requestId={requestId}
      view={request.view}
      step="letters"
      title="Letters"
      footer={
        <>
          <Select
            className={styles.choice}
            aria-label="Which letter"
            placeholder="Choose a letter"
            searchable
            value={chosen}
            onChange={setChosen}
            data={(list?.templates ?? []).map((one) => ({
              value: one.id,
              label: one.hasDraft ? `${one.name} (begun)` : one.name,
            }))}
          />
          <Button disabled={!chosen} onClick={() => chosen && onWrite(chosen)}>
            Write this letter
          </Button>
        </>
      }
    >
      <FaultAlert fault={request.fault} onClose={request.clearFault} />
      {list && list.filed.length > 0 && <Filed list={list} onPrint={print} />}
      {list?.filed.length === 0 && (
        <EmptyState icon={Mail} title="No letters yet">
          Choose a letter below. The desk fills in what it knows and keeps what the law asks for.
        </EmptyState>
      )}
    </RequestFrame>
  );
}

function Filed({ list, onPrint }: { list: LetterList; onPrint: (letterId: string) => void }) {
  const time = useClinicTime();
  return (
    <ul className={css.list} aria-label="Letters on file">
      {list.filed.map((letter) => (
        <li key={letter.id}>
          <Mail size={18} aria-hidden />
          <span className={css.grow}>
            {letter.title}
            <span className={styles.when}>
              {time.day(letter.at)}, {letter.by}
            </span>
          </span>
          <Button
            variant="default"
            size="xs"
            leftSection={<Printer size={14} aria-hidden />}
            onClick={() => onPrint(letter.id)}
            aria-label={`Print “${letter.title}”`}
          >
            Print
          </Button>
        </li>
      ))}
    </ul>
  );
}

function useLetterList(requestId: string): LetterList | undefined {
  const { call } = useDesk();
  const [list, setList] = useState<LetterList>();
  useEffect(() => {
    let wanted = true;
    void call('letter.templates', { requestId }).then((reply) => {
      if (wanted && reply.ok) setList(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId]);
  return list;
}
