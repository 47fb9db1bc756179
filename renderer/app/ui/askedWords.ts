import { localDateSchema } from '../../../shared/domain/base/schemas';
import { recipientOf } from '../../../shared/domain/intake/parties';
import type { IntakeForm, recordKinds } from '../../../shared/domain/intake/slice';
import { longDate } from './dates';

type Words<T extends string> = Readonly<Record<T, string>>;

export const kindWords: Words<(typeof recordKinds)[number]> = {
  'progress-notes': 'Progress notes',
  labs: 'Labs',
  imaging: 'Imaging',
  medications: 'Medications',
  billing: 'Billing',
  other: 'Other',
};
export const formatWords: Words<IntakeForm['format']> = {
  paper: 'On paper',
  electronic: 'As a file',
};
export const deliveryWords: Words<IntakeForm['delivery']> = {
  'pick-up': 'Picked up here',
  mail: 'By mail',
  file: 'As a file handed over',
};

/** "Progress notes, labs"; a request that names no kind asks for every one. */
export function askedKinds({ recordKinds }: IntakeForm): string {
  if (recordKinds.length === 0) return 'All kinds';
  const words = recordKinds.map((kind) => kindWords[kind]).join(', ');
  return words.slice(0, 1) + words.slice(1).toLowerCase();
}

/** "Jan 5, 2026 to today"; "All dates" where neither end is named. */
export function askedDates({ datesFrom, datesTo }: IntakeForm): string {
  if (!datesFrom && !datesTo) return 'All dates';
  return `${dateOr(datesFrom, 'the beginning')} to ${dateOr(datesTo, 'today')}`;
}

/** "Edith Pell, Pell & Dunmore": who gets the packet, who need not be who asked. */
export function recipientText(form: IntakeForm): string {
  const { name, organization } = recipientOf(form);
  return [name, organization].filter(Boolean).join(', ');
}

/** "Edith Pell, by mail to 12 Court Street, Austin TX 78701": read once more before a packet goes. */
export function whereTo(form: IntakeForm): string {
  const how = `${recipientText(form)}, ${deliveryWords[form.delivery].toLowerCase()}`;
  const lines = recipientOf(form)
    .address.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return form.delivery === 'mail' && lines.length > 0 ? `${how} to ${lines.join(', ')}` : how;
}

/** A date as a person writes it; `otherwise` where none was given. */
export function dateOr(typed: string, otherwise: string): string {
  return localDateSchema.safeParse(typed).success ? longDate(typed) : typed || otherwise;
}
