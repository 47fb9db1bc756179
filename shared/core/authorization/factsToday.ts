import { emptyAuthorizationFacts, type AuthorizationFacts } from '../../domain/authorization/facts';
import type { AuthorizationSlice } from '../../domain/authorization/slice';
import { dayOf, todayOf, type OpenDesk } from '../context';

/**
 * The form as far as it can be believed today. That the event it ends with has not happened was true
 * on the day somebody said so; on another day it is asked again (45 CFR 164.508(b)(2)(i)).
 */
export function factsToday(
  desk: OpenDesk,
  authorization: AuthorizationSlice | undefined,
): AuthorizationFacts {
  const facts = authorization?.facts ?? emptyAuthorizationFacts;
  if (facts.eventHasHappened !== 'no') return facts;
  const said = authorization?.eventSaid;
  const isOfToday = said !== undefined && dayOf(desk, said) === todayOf(desk);
  return isOfToday ? facts : { ...facts, eventHasHappened: 'unknown' };
}
