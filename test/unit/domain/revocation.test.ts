import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/domain/base/localDate';
import {
  revocationInForce,
  unnamedRevocation,
  type Revocation,
} from '../../../shared/domain/authorization/revocation';

const receivedOn = localDate('2026-09-10');
const days = fc.integer({ min: 1, max: 4000 });
const papers = fc.constantFrom('paper-1', 'paper-2', 'paper-3');
const paper = fc.option(papers, { nil: undefined });
const revoked = (of: Partial<Revocation> = {}): Revocation => ({
  ...{ id: 'revocation-1', receivedOn, takenBack: { what: 'every-form' }, spared: [] },
  ...of,
});
const signed = (signedOn: string, ...revocations: Revocation[]) => ({
  facts: { signedOn },
  revocations,
});

describe('a revocation', () => {
  test('is not there where nobody revoked', () => {
    expect(revocationInForce(undefined)).toBeUndefined();
    expect(revocationInForce(signed('2026-09-01'))).toBeUndefined();
  });

  test('is lifted by another form signed after the day it reached the clinic, never by the same', () => {
    fc.assert(
      fc.property(days, paper, paper, (later, paperId, named) => {
        const form = signed(addDays(receivedOn, later), unnamedRevocation(receivedOn, named));
        const isOther = named === undefined || (paperId !== undefined && paperId !== named);
        return revocationInForce({ ...form, paperId }) === (isOther ? undefined : receivedOn);
      }),
    );
  });

  test('that spares none holds against every form signed before, whatever paper it stands on', () => {
    fc.assert(
      fc.property(days, paper, paper, (earlier, paperId, named) => {
        const form = signed(addDays(receivedOn, -earlier), unnamedRevocation(receivedOn, named));
        return revocationInForce({ ...form, paperId }) === receivedOn;
      }),
    );
  });

  test('is lifted on its own day by another paper only, never by an edit of the revoked one', () => {
    fc.assert(
      fc.property(paper, paper, (paperId, named) => {
        const isAnother = paperId !== undefined && named !== undefined && paperId !== named;
        const form = signed(receivedOn, unnamedRevocation(receivedOn, named));
        return (revocationInForce({ ...form, paperId }) === undefined) === isAnother;
      }),
    );
  });

  test('of every form is lifted by a form of a later day only, whatever paper it stands on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), paper, (days, paperId) => {
        const form = signed(addDays(receivedOn, days), revoked());
        return revocationInForce({ ...form, paperId }) === (days > 0 ? undefined : receivedOn);
      }),
    );
  });

  test('does not speak of a form that stood beside the one it names', () => {
    const named = { takenBack: { what: 'form', paperId: 'paper-1' }, spared: ['paper-2'] } as const;
    const form = signed('2026-09-01', revoked({ ...named, spared: ['paper-2'] }));
    expect(revocationInForce({ ...form, paperId: 'paper-2' })).toBeUndefined();
    expect(revocationInForce({ ...form, paperId: 'paper-1' })).toBe(receivedOn);
    expect(revocationInForce({ ...form, paperId: 'paper-3' })).toBe(receivedOn);
    expect(revocationInForce(form)).toBe(receivedOn);
  });

  test('recorded in error does not hold; another one beside it does', () => {
    const corrected = { by: 'ada', at: '2026-09-11T15:00:00Z', reason: 'Another request' };
    const wrong = revoked({ corrected });
    expect(revocationInForce(signed('2026-09-01', wrong))).toBeUndefined();
    const other = revoked({ id: 'revocation-2', receivedOn: '2026-09-05' });
    expect(revocationInForce(signed('2026-09-01', wrong, other))).toBe('2026-09-05');
    expect(revocationInForce(signed('2026-09-01', other, revoked()))).toBe(receivedOn);
  });

  test('holds where nobody has typed when the form was signed', () => {
    const form = signed('', unnamedRevocation(receivedOn, 'paper-1'));
    expect(revocationInForce({ ...form, paperId: 'paper-2' })).toBe(receivedOn);
  });
});
