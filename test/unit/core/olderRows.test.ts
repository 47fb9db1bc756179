import { describe, expect, test } from 'vitest';
import { completedState } from '../../../shared/core/folds';
import type { RequestState } from '../../../shared/domain/request/state';
import { openTestDesk } from '../../support/desk';
import { attorney } from './walk';

describe('rows that an older version wrote', () => {
  test('a row without what came since is completed, and says the same otherwise', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const older = structuredClone(request) as { authorization: { facts: Record<string, unknown> } };
    delete older.authorization.facts['statesRedisclosure'];
    const completed = completedState('request', older) as RequestState;
    expect(completed.authorization?.facts).toEqual({
      ...request.authorization?.facts,
      statesRedisclosure: 'unknown',
    });
    expect({ ...completed, authorization: undefined }).toEqual({
      ...request,
      authorization: undefined,
    });
  });

  test('a state of another shape is not thrown away', () => {
    expect(completedState('request', { odd: true })).toEqual({ odd: true });
  });
});
