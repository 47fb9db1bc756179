import type { GateLine } from '../release/gateLine';

/** How far the records of a request have come. */
export interface RecordsStanding {
  readonly documents: number;
  /** The packet is said to be a part; the rest comes later. */
  readonly isPart: boolean;
  /** Somebody said that this is everything in scope. */
  readonly complete: boolean;
}

/** Only a person can say that everything in scope is here. */
export function recordsLine({ documents, isPart, complete }: RecordsStanding): GateLine {
  const many = `${documents} ${documents === 1 ? 'document' : 'documents'}`;
  if (documents === 0) return red('There are no records in this request yet.');
  if (isPart) return green(`${many}; the rest comes later.`);
  if (complete) return green(`${many}, complete.`);
  return red('Nobody has said yet that these are all the records.');
}

function green(sentence: string): GateLine {
  return { id: 'records', ok: true, sentence };
}

function red(sentence: string): GateLine {
  const fix = { label: 'Complete the records', step: 'records' } as const;
  return { id: 'records', ok: false, sentence, fix };
}
