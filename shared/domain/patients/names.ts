import { inTwo, type ChartName } from '../authorization/patientName';
import type { PatientIdentity } from './slice';

/** Every name a patient is known by: the one on the chart first, then maiden and former ones. */
export function chartNamesOf({ familyName, givenName, aliases }: PatientIdentity): ChartName[] {
  return [{ familyName, givenName }, ...aliases.map(inTwo)];
}
