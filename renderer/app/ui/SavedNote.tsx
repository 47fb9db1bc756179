import type { Saved } from '../desk/autosave';
import { StatusBadge } from './StatusBadge';
import css from './ui.module.css';

/** Whether what was typed is kept; a refused save is said until it went through. */
export function SavedNote({ saved }: { saved: Saved }) {
  return (
    <span className={css.savedNote} role="status">
      {saved === 'failed' ? (
        <StatusBadge tone="warn" label="The last change is not saved yet. Trying again…" />
      ) : saved === 'typing' ? (
        'Saving…'
      ) : (
        'Everything typed is saved.'
      )}
    </span>
  );
}
