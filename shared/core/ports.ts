import type { DeskEvent } from '../contract/contract';

export interface Clock {
  /** The moment, ISO 8601 in UTC. */
  now(): string;
  /** The calendar date on the clinic's wall; `calendarDate` computes it from `now`. */
  today(timeZone: string): string;
}

export interface Ids {
  /** Opaque and unique across desks, at most 64 characters. */
  newId(): string;
}

export type Emit = (event: DeskEvent) => void;
