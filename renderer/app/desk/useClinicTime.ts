import { momentText, momentDay } from '../ui/dates';
import { useDesk } from './deskContext';

/** A moment as the clock and the calendar of the clinic have it, whatever zone this PC is set to. */
export interface ClinicTime {
  /** "Sep 23, 2026, 4:05 PM" */
  readonly moment: (instant: string) => string;
  /** "Sep 23, 2026" */
  readonly day: (instant: string) => string;
}

export function useClinicTime(): ClinicTime {
  const { session } = useDesk();
  const timeZone = session.state === 'open' ? session.clinic.timeZone : undefined;
  return {
    moment: (instant) => momentText(instant, timeZone),
    day: (instant) => momentDay(instant, timeZone),
  };
}
