import { Refused } from '../domain/base/fault';

export function stoppedWork(): Refused {
  return new Refused('stopped', 'You stopped this. Nothing was written.');
}
