import type { IntakeForm } from '../../../shared/domain/intake/slice';
import { deliveryWords, formatWords, kindWords } from '../../app/ui/askedWords';
import { paperWords } from '../../app/ui/paperWords';
import { requesterWords } from '../../app/ui/requesterWords';

type Words<T extends string> = Record<T, string>;
type Choice = { readonly value: string; readonly label: string };

const channelWords: Words<IntakeForm['channel']> = {
  'walk-in': 'In person',
  mail: 'Mail',
  fax: 'Fax',
  phone: 'Phone',
  'e-mail': 'E-mail',
};
const serviceWords: Words<IntakeForm['service']> = {
  copy: 'Copies',
  inspection: 'To look at the record here',
  both: 'To look at it here, and copies',
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
export const recordChoices = choices(kindWords);
export const serviceChoices = choices(serviceWords);
export const formatChoices = choices(formatWords);
export const deliveryChoices = choices(deliveryWords);
export const deliverToChoices = choices(deliverToWords);
export const paperChoices = choices(paperWords);
