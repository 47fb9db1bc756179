import { Textarea } from '@mantine/core';
import { Lock } from 'lucide-react';
import type { LetterDraftView } from '../../../shared/contract/letters';
import { Why } from '../../app/ui/Why';
import uiCss from '../../app/ui/ui.module.css';
import styles from './letters.module.css';
import type { LetterHandle } from './useLetter';

interface LetterPartsProps {
  readonly letter: LetterHandle;
  readonly draft: LetterDraftView;
}

/** The letter part by part: free paragraphs can be changed, locked ones say why they cannot. */
export function LetterParts({ letter, draft }: LetterPartsProps) {
  return (
    <section aria-labelledby="letter-parts" className={styles.parts}>
      <h2 id="letter-parts">The words</h2>
      {draft.parts.map((part) =>
        part.locked ? (
          <LockedPart key={part.id} part={part} />
        ) : (
          <FreePart key={part.id} part={part} letter={letter} />
        ),
      )}
      <LeftOut letter={letter} draft={draft} />
    </section>
  );
}

type Part = LetterDraftView['parts'][number];

function LockedPart({ part }: { part: Part }) {
  return (
    <div className={styles.locked} data-part={part.id}>
      <Lock size={14} aria-label="Cannot be changed" role="img" />
      <div>
        {part.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Why citation={part.why} about="this part cannot be changed" />
      </div>
    </div>
  );
}

function FreePart({ part, letter }: { part: Part; letter: LetterHandle }) {
  const text = letter.words.edits[part.id] ?? part.text;
  return (
    <div data-part={part.id}>
      <Textarea
        aria-label={`Paragraph “${part.text.slice(0, 40)}”`}
        autosize
        minRows={1}
        value={text}
        onChange={(event) => letter.edit(part.id, event.currentTarget.value)}
      />
      {part.edited && <Restore part={part.id} letter={letter} />}
    </div>
  );
}

/** A paragraph that was emptied can be brought back. */
function LeftOut({ letter, draft }: LetterPartsProps) {
  const shown = new Set(draft.parts.map((part) => part.id));
  const left = Object.entries(letter.words.edits).filter(
    ([part, text]) => text.trim() === '' && !shown.has(part),
  );
  if (left.length === 0) return null;
  return (
    <p>
      Left out: {left.length}{' '}
      {left.map(([part]) => (
        <Restore key={part} part={part} letter={letter} />
      ))}
    </p>
  );
}

function Restore({ part, letter }: { part: string; letter: LetterHandle }) {
  return (
    <button type="button" className={uiCss.linkButton} onClick={() => letter.restore(part)}>
      Put the usual words back
    </button>
  );
}
