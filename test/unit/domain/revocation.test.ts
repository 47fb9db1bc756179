import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/domain/base/localDate';
import { revocationInForce } from '../../../shared/domain/authorization/revocation';

const revokedOn = localDate('2026-09-10');
const days = fc.integer({ min: 1, max: 4000 });
const paper = fc.option(fc.constantFrom('paper-1', 'paper-2', 'paper-3'), { nil: undefined });
const signed = (signedOn: string) => ({ facts: { signedOn } });

describe('a revocation', () => {
  test('is not there where nobody revoked', () => {
    expect(revocationInForce(undefined)).toBeUndefined();
    expect(revocationInForce(signed('2026-09-01'))).toBeUndefined();
  });

  test('is lifted by another form signed after the day it reached the clinic, never by the same', () => {
    fc.assert(
      fc.property(days, paper, paper, (later, paperId, revokedPaperId) => {
        const form = signed(addDays(revokedOn, later));
        const isOther =
          revokedPaperId === undefined || (paperId !== undefined && paperId !== revokedPaperId);
        const inForce = revocationInForce({ ...form, revokedOn, paperId, revokedPaperId });
        return inForce === (isOther ? undefined : revokedOn);
      }),
    );
  });

  test('holds against every form signed before, whatever paper it stands on', () => {
    fc.assert(
      fc.property(days, paper, paper, (earlier, paperId, revokedPaperId) => {
        const form = signed(addDays(revokedOn, -earlier));
        return revocationInForce({ ...form, revokedOn, paperId, revokedPaperId }) === revokedOn;
      }),
    );
  });

  test('is lifted on its own day by another paper only, never by an edit of the revoked one', () => {
    fc.assert(
      fc.property(paper, paper, (paperId, revokedPaperId) => {
        const isAnother =
          paperId !== undefined && revokedPaperId !== undefined && paperId !== revokedPaperId;
        const found = revocationInForce({
          ...signed(revokedOn),
          revokedOn,
          paperId,
          revokedPaperId,
        });
        return (found === undefined) === isAnother;
      }),
    );
  });

  test('holds where nobody has typed when the form was signed', () => {
    const papers = { revokedPaperId: 'paper-1', paperId: 'paper-2' };
    expect(revocationInForce({ ...signed(''), ...papers, revokedOn })).toBe(revokedOn);
  });
});
