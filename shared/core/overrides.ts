import type { reportsVerbs } from '../contract/reports';
import type { OutputOf } from '../contract/verb';
import { latestFirst } from '../domain/base/inOrder';
import type { Stamp } from '../domain/base/schemas';
import type { RequestState } from '../domain/request/state';
import { takenBack } from '../domain/sensitive/slice';
import { calendarDate } from './calendar';
import { clinicOf, formOf, personName, type OpenDesk } from './context';
import { patientName } from '../domain/intake/parties';

type OverrideRow = OutputOf<(typeof reportsVerbs)['reports.overrides']>['rows'][number];

/** Decisions against the rules, newest first, by the calendar of the clinic (domain.md 10). */
export function overridesIn(
  desk: OpenDesk,
  { from, to }: { readonly from: string; readonly to: string },
): OverrideRow[] {
  const { timeZone } = clinicOf(desk).profile;
  return desk.journal
    .all('request')
    .flatMap((state) => [
      ...overridesOf(desk, state),
      ...takenBackOf(desk, state),
      ...confirmedOf(desk, state),
    ])
    .filter(({ at }) => {
      const on = calendarDate(at, timeZone);
      return on >= from && on <= to;
    })
    .sort(latestFirst({ by: (row) => row.at, id: (row) => row.requestId }));
}

function overridesOf(desk: OpenDesk, state: RequestState): OverrideRow[] {
  const { overrides = [] } = state.basisLog ?? {};
  return overrides.map(({ ruleTitle, title, reason, made }) => ({
    ...madeIn(desk, state, made),
    about: 'basis',
    ruled: ruleTitle,
    chosen: title,
    reason,
  }));
}

/** A page somebody had found protected, and somebody took it back: its kind is not named here. */
function takenBackOf(desk: OpenDesk, state: RequestState): OverrideRow[] {
  return takenBack(state).flatMap(({ answered, clearedBecause = '' }) =>
    answered
      ? {
          ...madeIn(desk, state, answered),
          about: 'tag' as const,
          ruled: 'A page was confirmed as protected',
          chosen: 'Taken back',
          reason: clearedBecause,
        }
      : [],
  );
}

/** A page that names somebody else, and was said to belong here: whose name it is stays on the page. */
function confirmedOf(desk: OpenDesk, state: RequestState): OverrideRow[] {
  return (state.identity?.confirmations ?? []).map(({ said, reason, alone }) => ({
    ...madeIn(desk, state, said),
    about: 'page',
    ruled: 'A page names somebody else',
    chosen: alone === '' ? 'It belongs here' : 'It belongs here, said by one person alone',
    reason: [reason, alone].filter((part) => part !== '').join(' '),
  }));
}

function madeIn(desk: OpenDesk, state: RequestState, { at, wall, by }: Stamp) {
  return {
    requestId: state.id,
    number: state.intake.number ?? '',
    patient: patientName(formOf(state)),
    at: wall ?? at,
    by: personName(desk, by),
  };
}
