import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { ReleaseSlice, releaseOperations } from './slice';

type ReleaseOperation = OperationOf<typeof releaseOperations>;

/** A delivery is pending from the printer or the save dialog until a person confirms it. */
export function foldRelease(
  before: ReleaseSlice | undefined,
  operation: ReleaseOperation,
  stamp: Stamp,
): ReleaseSlice {
  const slice: ReleaseSlice = before ?? { released: [] };
  switch (operation.type) {
    case 'release.begun': {
      const { delivery, row } = operation.body;
      return { ...slice, pending: { ...delivery, begun: stamp, ...(row && { row }) } };
    }
    case 'release.abandoned':
      return { ...slice, pending: undefined };
    case 'release.reprintBarred':
      return barred(slice, operation.body, stamp);
    case 'release.made':
      return {
        released: [...slice.released, { ...operation.body.delivery, released: stamp }],
      };
    default:
      return assertNever(operation, 'release operation');
  }
}

type Barred = Extract<ReleaseOperation, { type: 'release.reprintBarred' }>['body'];

/** The packet is barred, whichever of its deliveries was pointed at. */
function barred(slice: ReleaseSlice, { deliveryId, reason }: Barred, stamp: Stamp): ReleaseSlice {
  const named = slice.released.find(({ id }) => id === deliveryId);
  const released = slice.released.map((one) =>
    one.packetSha256 === named?.packetSha256 ? { ...one, barred: { ...stamp, reason } } : one,
  );
  return { ...slice, released };
}
