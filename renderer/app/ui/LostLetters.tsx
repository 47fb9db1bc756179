import { StatusBadge } from './StatusBadge';

/** Said where the desk's own pages lack letters of what was typed. */
export function LostLetters({ lost }: { readonly lost: boolean | undefined }) {
  if (lost !== true) return null;
  return (
    <div role="status">
      <StatusBadge tone="warn" label="Some letters print as question marks" />
      <p>
        The desk cannot print all letters of what was typed: Arabic, Hebrew and Hindi, for example.
        Write the name in Latin letters, or fill it in by hand on the printed page.
      </p>
    </div>
  );
}
