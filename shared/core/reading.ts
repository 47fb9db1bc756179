import type { readingVerbs } from '../contract/reading';
import type { StationHandlers } from './context';

/** The reading of scanned pages: how far it is, held up and gone on with, and what comes first. */
export const readingHandlers: StationHandlers<typeof readingVerbs> = {
  'reading.status': ({ reading }) => reading.status(),
  'reading.pause': ({ reading }, { paused }) => {
    reading.pause(paused);
    return reading.status();
  },
  'reading.first': ({ reading }, { requestId, ref }) => {
    reading.first({ ...ref, requestId });
    return reading.status();
  },
};
