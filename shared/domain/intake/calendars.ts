import { holidayCalendar, type Holidays } from '../base/localDateBusiness';
import type { PacksInForce, RulePack } from '../law/pack';

/** The calendars the clocks of a request count by. */
export interface DeskCalendars {
  /** Federal holidays: what a "business day" is counted by. */
  readonly business: Holidays;
  /** Federal and the state's own legal holidays: what a "working day" is counted by. */
  readonly working: Holidays;
  /** Every day on which the clinic may be shut: what the desk works back from. */
  readonly shut: Holidays;
}

const known = new WeakMap<RulePack, WeakMap<RulePack, DeskCalendars>>();

/**
 * A holiday nobody has checked against its source never makes a legal day later, because the
 * clinic would be late by it; it only makes the work-by date earlier.
 */
export function calendarsOf({ federal, state }: PacksInForce): DeskCalendars {
  const ofFederal = known.get(federal.pack) ?? new WeakMap<RulePack, DeskCalendars>();
  known.set(federal.pack, ofFederal);
  const made = ofFederal.get(state.pack) ?? makeCalendars(federal.pack, state.pack);
  ofFederal.set(state.pack, made);
  return made;
}

function makeCalendars(federal: RulePack, state: RulePack): DeskCalendars {
  const verified = state.holidays.filter((rule) => rule.status === 'verified');
  return {
    business: holidayCalendar(federal.holidays),
    working: holidayCalendar([...federal.holidays, ...verified]),
    shut: holidayCalendar([...federal.holidays, ...state.holidays]),
  };
}
