import { TextInput } from '@mantine/core';
import type { InputOf } from '../../../shared/contract/verb';
import type { accountingVerbs } from '../../../shared/contract/accounting';

/** A disclosure as it is typed in. */
export type Typed = InputOf<(typeof accountingVerbs)['accounting.typeIn']>['disclosure'];

export const emptyStudy = { name: '', purpose: '', contact: '', participants: '' };
export type Study = typeof emptyStudy;

const labels: Readonly<Record<keyof Study, string>> = {
  name: 'Name of the study',
  purpose: 'What the study is for',
  contact: 'Researcher: name, address, phone',
  participants: 'How many people’s records it got',
};

interface StudyFieldsProps {
  readonly study: Study;
  readonly onChange: (study: Study) => void;
}

/** A study of many people stands in an accounting by its protocol (45 CFR 164.528(b)(4)). */
export function StudyFields({ study, onChange }: StudyFieldsProps) {
  return (Object.keys(labels) as (keyof Study)[]).map((name) => (
    <TextInput
      key={name}
      label={labels[name]}
      value={study[name]}
      inputMode={name === 'participants' ? 'numeric' : 'text'}
      onChange={(event) => onChange({ ...study, [name]: event.currentTarget.value })}
    />
  ));
}

/** Nothing typed: no study is listed. Half of it typed: not ready to be kept. */
export function readStudy(study: Study): { ready: boolean; protocol?: Typed['protocol'] } {
  const typed = Object.values(study).map((value) => value.trim());
  if (typed.every((value) => value === '')) return { ready: true };
  const participants = /^\d+$/.test(study.participants.trim()) ? Number(study.participants) : 0;
  if (typed.includes('') || participants === 0) return { ready: false };
  return { ready: true, protocol: { ...study, participants } };
}
