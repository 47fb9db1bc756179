import { z } from 'zod';

/** How a letter to the patient reaches the patient. */
export const patientReach = {
  /** Where the patient is written to; empty: where the desk knows. */
  patientAddress: z.string().default(''),
  /** From hand to hand: the letter carries no address. */
  handedOver: z.boolean().default(false),
};
