import { FlaskConical } from 'lucide-react';
import { useDesk } from '../desk/deskContext';
import css from './ui.module.css';

/** Permanent in the practice clinic, on every screen. */
export function PracticeBand() {
  const { practice } = useDesk();
  if (!practice) return null;
  return (
    <div className={css.practice} role="note">
      <FlaskConical size={15} aria-hidden /> PRACTICE: not real patients
    </div>
  );
}
