import { z } from 'zod';
import { plainText } from './cardNumber';

const amount = z
  .number('Type a number.')
  .int('Type a whole number.')
  .nonnegative('An amount cannot be negative.');
const optionalAmount = amount.optional();

/** What copying costs this clinic, and how it wants to charge. Nothing here is law. */
export const clinicFeesSchema = z.strictObject({
  /** Charging a patient is a choice (164.524(c)(4): "may impose"); until it is made, copies are free. */
  chargesPatients: z.boolean().default(false),
  /** The flat fee for an electronic copy of electronic records; absent: not used. */
  flatCents: optionalAmount,
  laborCentsPerHour: optionalAmount,
  /** Paper and toner, a page. */
  sheetMills: amount.default(0),
  discCents: amount.default(0),
  usbCents: amount.default(0),
  /** The average labor of a usual request, by how the copy goes out; absent: not used. */
  averageElectronicCents: optionalAmount,
  averagePaperCents: optionalAmount,
  /** Only for records kept on paper. */
  averageMillsPerPage: amount.default(0),
  recordSource: z.enum(['', 'electronic', 'paper', 'hybrid', 'microfilm']).default(''),
  asksPatientsFirst: z.boolean().default(false),
  asksOthersFirst: z.boolean().default(false),
  attorneyIsPatient: z.boolean().default(false),
  /** Hundredths of a percent; used only where the law of the state adds tax to copies. */
  salesTaxBasisPoints: amount.max(2500, 'A sales tax above 25 % cannot be right.').default(0),
  /** How long an estimate holds. */
  quoteDays: amount.min(1, 'An estimate holds for at least one day.').default(30),
  /** Stands on every invoice. */
  howToPay: plainText.default(''),
  taxId: plainText.default(''),
});
export type ClinicFees = z.infer<typeof clinicFeesSchema>;

export const noClinicFees: ClinicFees = clinicFeesSchema.parse({});
