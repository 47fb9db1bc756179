import { Button, Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { AccountingView } from '../../../shared/contract/accounting';
import type { BasisKind } from '../../../shared/domain/basis/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { basisWords } from '../../app/ui/basisWords';
import type { AccountingRun } from './accountingRun';
import { emptyStudy, readStudy, StudyFields, type Typed } from './StudyFields';
import own from './disclosure.module.css';

const empty = {
  disclosedOn: '',
  recipientName: '',
  recipientAddress: '',
  description: '',
  purpose: '',
  basisRow: '',
  madeBy: '',
  part2Consent: false,
};
type Field = Exclude<keyof typeof empty, 'basisRow' | 'part2Consent'>;

const fields: readonly {
  readonly name: Field;
  readonly label: string;
  readonly optional?: true;
}[] = [
  { name: 'recipientName', label: 'Who received it' },
  { name: 'recipientAddress', label: 'Address, if known', optional: true },
  { name: 'description', label: 'What was disclosed' },
  { name: 'purpose', label: 'What it was for' },
  { name: 'madeBy', label: 'Who disclosed it' },
];

/** What an accounting lists comes first: it is what is typed in most. */
const reasonGroups: readonly BasisKind[] = [
  'public-interest',
  'law-enforcement',
  'court-order',
  'subpoena',
  'own-error',
  'workers-compensation',
  'research',
  'treatment',
  'payment',
  'operations',
  'involved-person',
  'access',
  'directive',
  'authorization',
];

function groupOf(kind: BasisKind, reasons: AccountingView['reasons']) {
  const items = reasons
    .filter((one) => one.kind === kind)
    .map(({ row, title }) => ({ value: row, label: title }));
  return items.length === 0 ? [] : [{ group: basisWords[kind].long, items }];
}

/** What did not leave through this desk: a business associate’s disclosure, an oral one. */
export function TypeInForm(props: { requestId: string; view: AccountingView; run: AccountingRun }) {
  const { requestId, view, run } = props;
  const at = { requestId, place: 'accounting/type-in' };
  const { typed: all, set, drop } = useKeptDraft(at, { ...empty, study: emptyStudy });
  const { study: typedStudy, ...typed } = all;
  const isResearch = view.reasons.some(
    ({ row, kind }) => kind === 'research' && row === typed.basisRow,
  );
  const study = readStudy(isResearch ? typedStudy : emptyStudy);
  const ready =
    study.ready &&
    typed.disclosedOn !== '' &&
    typed.basisRow !== '' &&
    fields.every(({ name, optional }) => optional ?? typed[name].trim() !== '');
  const keep = async () => {
    const { part2Consent, ...said } = typed;
    const disclosure: Typed = { ...said, part2Consent, protocol: study.protocol };
    if (await run('accounting.typeIn', { requestId, disclosure })) await drop();
  };
  return (
    <section className={own.part} aria-labelledby="type-in">
      <h2 id="type-in">Add a disclosure that did not leave through this desk</h2>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
        <TextInput
          label="Day"
          type="date"
          max={view.today}
          value={typed.disclosedOn}
          onChange={(event) => set({ disclosedOn: event.currentTarget.value })}
        />
        <NativeSelect
          label="On what basis"
          value={typed.basisRow}
          onChange={(event) => set({ basisRow: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose one' },
            ...reasonGroups.flatMap((kind) => groupOf(kind, view.reasons)),
          ]}
        />
        {fields.map(({ name, label }) => (
          <TextInput
            key={name}
            label={label}
            value={typed[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
        {isResearch && <StudyFields study={typedStudy} onChange={(study) => set({ study })} />}
      </SimpleGrid>
      <Checkbox
        label="It held records of a substance use program, and the patient agreed to it in writing"
        description="It then also stands on the list “Made with a Part 2 consent” (42 CFR 2.25)."
        checked={typed.part2Consent}
        onChange={(event) => set({ part2Consent: event.currentTarget.checked })}
      />
      <Group justify="flex-end">
        <Button variant="default" disabled={!ready} onClick={() => void keep()}>
          Add it
        </Button>
      </Group>
    </section>
  );
}
