import type { IntakeForm } from '../../../shared/domain/intake/slice';
import { paperWords } from '../../app/ui/paperWords';
import { requesterWords } from '../../app/ui/requesterWords';
import type { recordKinds } from '../../../shared/domain/intake/slice';

type Words<T extends string> = Record<T, string>;
type Choice = { readonly value: string; readonly label: string };

const channelWords: Words<IntakeForm['channel']> = {
  'walk-in': 'In person',
  mail: 'Mail',
  fax: 'Fax',
  phone: 'Phone',
  'e-mail': 'E-mail',
};
const recordWords: Words<(typeof recordKinds)[number]> = {
  'progress-notes': 'Progress notes',
  labs: 'Labs',
  imaging: 'Imaging',
  medications: 'Medications',
  billing: 'Billing',
  other: 'Other',
};
const serviceWords: Words<IntakeForm['service']> = {
  copy: 'Copies',
  inspection: 'To look at the record here',
  both: 'To look at it here, and copies',
};
const formatWords: Words<IntakeForm['format']> = { paper: 'On paper', electronic: 'As a file' };
const deliveryWords: Words<IntakeForm['delivery']> = {
  'pick-up': 'Picked up here',
  mail: 'By mail',
  file: 'As a file handed over',
};
const deliverToWords: Words<IntakeForm['deliverTo']> = {
  requester: 'Who is asking',
  other: 'Someone else',
};
function choices(words: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export const channelChoices = choices(channelWords);
export const requesterChoices = choices(requesterWords);
export const recordChoices = choices(recordWords);
export const serviceChoices = choices(serviceWords);
export const formatChoices = choices(formatWords);
export const deliveryChoices = choices(deliveryWords);
export const deliverToChoices = choices(deliverToWords);
export const paperChoices = choices(paperWords);
