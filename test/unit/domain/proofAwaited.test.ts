import { expect, it } from 'vitest';
import { proofAwaited } from '../../../shared/domain/release/proofAwaited';

it('says what a letter of the basis has asked for, and nothing where none asked', () => {
  expect(proofAwaited('authority-needed', '2026-09-04')).toEqual({
    sentence:
      'Waiting for proof that the requester may act for the patient (letter of September 4, 2026).',
    onceHere: 'When it comes, record under People and authority who may act.',
  });
  expect(proofAwaited('authority-needed', undefined)).toBeUndefined();
  expect(proofAwaited('clarification', '2026-09-04')).toBeUndefined();
  expect(proofAwaited(undefined, '2026-09-04')).toBeUndefined();
});
