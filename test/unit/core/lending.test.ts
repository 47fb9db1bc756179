import { expect, it } from 'vitest';

import { lentPieceLength } from '../../../shared/core/lending';
import { chunkLength } from '../../../shared/crypto/fileFormat';

it('A piece that is lent is as long as what the vault seals in one: no chunk is unsealed twice', () => {
  expect(lentPieceLength).toBe(chunkLength);
});
