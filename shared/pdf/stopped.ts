import { Refused } from '../domain/base/fault';
import type { Stop } from './port';

export function stoppedWork(): Refused {
  return new Refused('stopped', 'You stopped this. Nothing was written.');
}

/** The work, unless somebody asks to stop first: then it is refused at once, and its end is not waited for. */
export function unlessStopped<T>(work: Promise<T>, stop: Stop): Promise<T> {
  const stopped = stop.then((): never => {
    throw stoppedWork();
  });
  return Promise.race([work, stopped]);
}
