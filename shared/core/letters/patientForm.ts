import { Refused } from '../../domain/base/fault';
import type { RequestOperation } from '../../domain/request/operations';
import type { LoggedRequest, OpenDesk } from '../context';
import { patientName } from '../../domain/intake/parties';
import { confidentialOf } from '../patients/patientOf';
import { fileLetter } from './desk';
import { addressLines } from './values';

interface PatientForm {
  /** Neutral titles of the forms that go along. */
  readonly forms: readonly string[];
  /** As typed; empty: the one the desk knows. */
  readonly patientAddress: string;
  /** It carries no address: somebody hands it to the patient. */
  readonly handedOver: boolean;
}

/**
 * Asks for a form of its own, of the patient and of nobody else: to whoever else asks, a form for
 * such records would say that there are some (42 CFR 2.13(c); domain S17).
 */
export async function sendPatientForm(
  desk: OpenDesk,
  request: LoggedRequest,
  { forms, ...reach }: PatientForm,
  also: readonly RequestOperation[],
): Promise<void> {
  const address = reach.handedOver ? '' : addressOf(desk, request, reach.patientAddress);
  const addressee = addressLines([patientName(request.facts), address]);
  const wish = { templateId: 'patient-form-needed', values: { forms, addressee } };
  await fileLetter(desk, request, wish, also);
}

function addressOf(desk: OpenDesk, request: LoggedRequest, typed: string): string {
  const address = typed.trim() || knownAddress(desk, request);
  if (address !== '') return address;
  throw new Refused(
    'no-patient-address',
    'The desk does not know where the patient lives. Type the patient’s own address, or hand the letter over without one.',
  );
}

/** Where the patient asked to be written to, else what stands in the patient's own request. */
function knownAddress(desk: OpenDesk, { state, facts }: LoggedRequest): string {
  const { address } = confidentialOf(desk, state);
  if (address !== '') return address;
  return facts.requesterKind === 'patient' ? facts.requesterAddress.trim() : '';
}
