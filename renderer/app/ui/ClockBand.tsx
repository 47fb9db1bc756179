import { TriangleAlert } from 'lucide-react';
import { useDesk } from '../desk/deskContext';
import css from './ui.module.css';

/** On every screen while the clock of this PC and the newest entry do not agree. */
export function ClockBand() {
  const { session } = useDesk();
  const warning = session.state === 'open' ? session.clockWarning : undefined;
  if (warning === undefined) return null;
  return (
    <div className={css.clock} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <span>{warning}</span>
    </div>
  );
}
