import { useCallback, useEffect, useState } from 'react';
import type { PeopleView } from '../../../shared/contract/patients';
import type { contract, VerbName } from '../../../shared/contract/contract';
import type { InputOf, OutputOf } from '../../../shared/contract/verb';
import type { Reply } from '../../../shared/domain/base/fault';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';

export interface PeopleHandle {
  readonly request: RequestHandle;
  readonly people: PeopleView | undefined;
  /** Calls a verb and takes the people it answers. */
  readonly act: <N extends VerbName>(
    name: N,
    input: InputOf<(typeof contract)[N]>,
  ) => Promise<Reply<OutputOf<(typeof contract)[N]>>>;
}

/** The people of one request, kept fresh while they are on screen. */
export function usePeople(requestId: string): PeopleHandle {
  const request = useRequest(requestId);
  const [people, setPeople] = useState<PeopleView>();
  const { run } = request;
  const act: PeopleHandle['act'] = useCallback(
    async (name, input) => {
      const reply = await run(name, input);
      const fresh = reply.ok ? peopleIn(reply.value) : undefined;
      if (fresh) setPeople(fresh);
      return reply;
    },
    [run],
  );
  useEffect(() => void act('patients.view', { requestId }), [act, requestId]);
  return { request, people, act };
}

function peopleIn(value: unknown): PeopleView | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('people' in value) return value.people as PeopleView;
  return 'rows' in value && 'custody' in value ? (value as PeopleView) : undefined;
}
