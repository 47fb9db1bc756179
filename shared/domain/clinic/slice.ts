import { z } from 'zod';
import { assertNever } from '../base/assertNever';
import { idSchema } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import { packChangeSchema, ruleConfirmationSchema } from './packs';
import { clinicFeesSchema } from '../money/clinicFees';
import {
  foldStaff,
  isStaffOperation,
  staffOperations,
  staffShape,
  type StaffOperation,
} from './staff';

export const facilityTypes = ['physician', 'hospital', 'clinic'] as const;
export type FacilityType = (typeof facilityTypes)[number];

export const clinicProfileSchema = z.object({
  name: z.string().trim().min(1, 'Type the clinic’s name.'),
  address: z.string().trim().min(1, 'Type the clinic’s address: it stands on every cover letter.'),
  phone: z.string().trim().min(1, 'Type the phone number patients can call.'),
  state: z.string().regex(/^[A-Z]{2}$/, 'Choose the state.'),
  facilityType: z.enum(facilityTypes),
  timeZone: z.string().min(1),
  privacyContact: z.string().trim().min(1, 'Type who takes privacy complaints.'),
  isPart2Program: z.boolean(),
  /** Florida has a clock for these alone; absent: nobody has said. */
  physiciansAreOsteopathic: z.boolean().optional(),
  /** Printed before every Bates number, e.g. `RIVER`. */
  batesPrefix: z
    .string()
    .regex(/^[A-Z0-9]{2,12}$/, 'Use 2 to 12 letters or digits for the prefix of page numbers.'),
});
export type ClinicProfile = z.infer<typeof clinicProfileSchema>;

/** Someone who asks or receives, kept for the next time. */
export const addressBookEntrySchema = z.object({
  id: idSchema,
  name: z.string(),
  organization: z.string(),
  kind: z.string(),
  address: z.string(),
  phone: z.string(),
});

export const clinicStateSchema = z.object({
  profile: clinicProfileSchema,
  /** Last number given out; the next request takes the one after. */
  lastRequestNumber: z.number().int().nonnegative(),
  /** Last Bates number given out; never reused, not even after a reprint. */
  lastBates: z.number().int().nonnegative(),
  addressBook: z.array(addressBookEntrySchema),
  ...staffShape,
  /** The clinic's own versions of rule packs, in the order they were made; absent: none yet. */
  packs: z.array(packChangeSchema).optional(),
  confirmations: z.array(ruleConfirmationSchema).optional(),
  /** What copying costs the clinic and how it charges; absent until somebody has said so. */
  fees: clinicFeesSchema.optional(),
});
export type ClinicState = z.infer<typeof clinicStateSchema>;

export const clinicOperations = {
  'clinic.opened': z.object({ profile: clinicProfileSchema }),
  'clinic.changed': z.object({ profile: clinicProfileSchema }),
  'clinic.numberTaken': z.object({ number: z.number().int().positive() }),
  'clinic.batesReserved': z.object({
    first: z.number().int().positive(),
    last: z.number().int().positive(),
  }),
  'clinic.addressKept': z.object({ entry: addressBookEntrySchema }),
  ...staffOperations,
  'clinic.feesSet': z.object({ fees: clinicFeesSchema }),
  'clinic.packChanged': z.object({ change: packChangeSchema }),
  'clinic.ruleConfirmed': z.object({ confirmation: ruleConfirmationSchema }),
} as const;

export type ClinicOperation = OperationOf<typeof clinicOperations>;

/** The clinic's state after one more operation. */
export function foldClinic(
  state: ClinicState | undefined,
  operation: ClinicOperation,
): ClinicState {
  if (operation.type === 'clinic.opened') return opened(operation.body.profile);
  if (!state) throw new Error(`${operation.type} before clinic.opened`);
  return isStaffOperation(operation) ? foldStaff(state, operation) : foldOpen(state, operation);
}

function foldOpen(
  state: ClinicState,
  operation: Exclude<ClinicOperation, StaffOperation | { readonly type: 'clinic.opened' }>,
): ClinicState {
  switch (operation.type) {
    case 'clinic.changed':
      return { ...state, profile: operation.body.profile };
    case 'clinic.numberTaken':
      return {
        ...state,
        lastRequestNumber: Math.max(state.lastRequestNumber, operation.body.number),
      };
    case 'clinic.batesReserved':
      return { ...state, lastBates: Math.max(state.lastBates, operation.body.last) };
    case 'clinic.addressKept':
      return { ...state, addressBook: keep(state.addressBook, operation.body.entry) };
    case 'clinic.packChanged':
      return { ...state, packs: appended(state.packs, operation.body.change) };
    case 'clinic.ruleConfirmed':
      return {
        ...state,
        confirmations: appended(state.confirmations, operation.body.confirmation),
      };
    case 'clinic.feesSet':
      return { ...state, fees: operation.body.fees };
    default:
      return assertNever(operation, 'clinic operation');
  }
}

function appended<T>(list: readonly T[] | undefined, one: T): T[] {
  return [...(list ?? []), one];
}

function opened(profile: ClinicProfile): ClinicState {
  return { profile, lastRequestNumber: 0, lastBates: 0, addressBook: [], people: [] };
}

function keep(
  book: ClinicState['addressBook'],
  entry: ClinicState['addressBook'][number],
): ClinicState['addressBook'] {
  return [...book.filter((other) => other.id !== entry.id), entry];
}
