import { Button } from '@mantine/core';
import type { RequestHandle } from '../../app/desk/useRequest';
import { OwnPages } from '../../app/page/OwnPages';
import { AskedFields } from '../../app/ui/AskedFields';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { SavedNote } from '../../app/ui/SavedNote';
import css from '../../app/ui/station.module.css';
import { withTyped } from '../../app/ui/typedValues';
import { LetterParts } from './LetterParts';
import styles from './letters.module.css';
import { useLetter, type LetterHandle } from './useLetter';

interface LetterWriterProps {
  readonly request: RequestHandle;
  readonly requestId: string;
  readonly templateId: string;
  readonly onClose: () => void;
}

/** What the letter needs and says at the left, its very pages at the right. */
export function LetterWriter(props: LetterWriterProps) {
  const { request, requestId, templateId, onClose } = props;
  const letter = useLetter(requestId, templateId);
  const file = async () => {
    await letter.flush();
    const reply = await request.run('letter.file', letter.wish);
    if (reply.ok) onClose();
  };
  return (
    <RequestFrame
      requestId={requestId}
      view={request.view}
      step="letters"
      title={letter.draft?.name ?? 'Letter'}
      fill
      footer={
        <>
          <SavedNote saved={letter.saved} />
          <Button variant="default" onClick={() => void letter.flush().then(onClose)}>
            Back to the letters
          </Button>
          <Button loading={request.busy} disabled={!letter.draft} onClick={() => void file()}>
            File the letter
          </Button>
        </>
      }
    >
      <div className={css.split}>
        <div
          className={`${css.side} ${styles.side}`}
          tabIndex={0}
          role="group"
          aria-label="The letter’s words"
        >
          <FaultAlert
            fault={request.fault ?? letter.fault}
            onClose={request.fault && request.clearFault}
          />
          {letter.draft && <Words letter={letter} draft={letter.draft} />}
        </div>
        <div className={css.main}>
          {letter.draft && (
            <OwnPages
              what="the letter"
              of={JSON.stringify(letter.wish)}
              ask={(call, asked) => call('letter.preview', { ...letter.wish, ...asked })}
            />
          )}
        </div>
      </div>
    </RequestFrame>
  );
}

function Words(props: { letter: LetterHandle; draft: NonNullable<LetterHandle['draft']> }) {
  const { letter, draft } = props;
  return (
    <>
      <Points title="Before it can be filed" points={draft.problems} />
      <Points title="Look at this again" points={draft.cautions} />
      <AskedFields fields={withTyped(draft.fields, letter.words.typed)} onTyped={letter.type} />
      <LetterParts letter={letter} draft={draft} />
      <p className={css.dimmed}>{draft.citation}</p>
    </>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <section className={styles.problems} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
