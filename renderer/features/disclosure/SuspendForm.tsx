import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { AccountingView } from '../../../shared/contract/accounting';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { AccountingRun } from './accountingRun';
import own from './disclosure.module.css';

const empty = { disclosureId: '', kind: 'written', agency: '', official: '', statedOn: '', until: '' }; // prettier-ignore

/** An agency’s statement that the list would stand in its way; an oral one lapses by itself. */
export function SuspendForm(props: {
  requestId: string;
  view: AccountingView;
  run: AccountingRun;
}) {
  const { requestId, view, run } = props;
  const { typed, set, drop } = useKeptDraft({ requestId, place: 'accounting/suspend' }, empty);
  if (view.suspendable.length === 0) return null;
  const isOral = typed.kind === 'oral';
  const ready = typed.disclosureId && typed.agency && typed.official && typed.statedOn;
  const keep = async () => {
    const { until, kind, ...rest } = typed;
    const suspension = {
      ...rest,
      kind: kind === 'oral' ? ('oral' as const) : ('written' as const),
      ...(until && !isOral && { until }),
    };
    if (await run('accounting.suspend', { requestId, suspension })) await drop();
  };
  return (
    <section className={own.part} aria-labelledby="suspend">
      <h2 id="suspend">An agency asks to keep a disclosure off the list</h2>
      <Group align="flex-end" gap="md">
        <NativeSelect
          label="Disclosure"
          value={typed.disclosureId}
          onChange={(event) => set({ disclosureId: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose one' },
            ...view.suspendable.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        <NativeSelect
          label="Statement"
          value={typed.kind}
          onChange={(event) => set({ kind: event.currentTarget.value })}
          data={[
            { value: 'written', label: 'In writing' },
            { value: 'oral', label: 'Said orally' },
          ]}
        />
        <TextInput
          label="Agency"
          value={typed.agency}
          onChange={(event) => set({ agency: event.currentTarget.value })}
        />
        <TextInput
          label="Official"
          value={typed.official}
          onChange={(event) => set({ official: event.currentTarget.value })}
        />
        <TextInput
          label="Day of the statement"
          type="date"
          value={typed.statedOn}
          onChange={(event) => set({ statedOn: event.currentTarget.value })}
        />
        {!isOral && (
          <TextInput
            label="Until"
            type="date"
            value={typed.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        )}
        <Button variant="default" disabled={!ready} onClick={() => void keep()}>
          Keep it off the list
        </Button>
      </Group>
    </section>
  );
}
