import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import { packetOptionsSchema, type PacketSlice, type packetOperations } from './slice';

type PacketOperation = OperationOf<typeof packetOperations>;

/** The packet after one more operation. */
export function foldPacket(
  before: PacketSlice | undefined,
  operation: PacketOperation,
  stamp: Stamp,
): PacketSlice {
  const slice: PacketSlice = before ?? { options: packetOptionsSchema.parse({}) };
  switch (operation.type) {
    case 'packet.optionsSet':
      return { ...slice, options: operation.body.options };
    case 'packet.reserved':
      return { ...slice, reserved: operation.body };
    case 'packet.built':
      return { ...slice, build: { ...operation.body.build, built: stamp } };
    default:
      return assertNever(operation, 'packet operation');
  }
}

/** Build and numbers went out with the part; what goes into a packet stays chosen. */
export function afterPart({ options }: PacketSlice): PacketSlice {
  return { options: { ...options, isPart: false } };
}
