import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReadableField, ReadableRule } from '../../../shared/contract/rules';
import { paths } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { Screen } from '../../app/ui/Screen';
import ui from '../../app/ui/ui.module.css';
import { ChangeDialog } from './ChangeDialog';
import { CompareDialog } from './CompareDialog';
import { ConfirmRule } from './ConfirmRule';
import { ImportDialog } from './ImportDialog';
import { PackList } from './PackList';
import { PackView } from './PackView';
import { RatesDialog } from './RatesDialog';
import css from './rules.module.css';
import { UnreadablePacks } from './UnreadablePacks';
import { usePacks, type PackName } from './usePacks';

/** What stands open over the rules. */
type Dialog =
  | { readonly kind: 'change'; readonly field: ReadableField; readonly rule: ReadableRule }
  | { readonly kind: 'rates'; readonly rule: ReadableRule }
  | { readonly kind: 'confirm'; readonly rule: ReadableRule | undefined }
  | { readonly kind: 'compare' }
  | { readonly kind: 'import' };

/** The rules of the desk as tables, and the way to make them the clinic's own. */
export function RulesScreen() {
  const rules = usePacks();
  const { packs, open, fault, setFault, show } = rules;
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const done = (name: PackName) => {
    close();
    show(name);
  };
  return (
    <Screen
      title="Rules"
      fill
      actions={
        <>
          <Link to={paths.settings} className={ui.back}>
            <ArrowLeft size={14} aria-hidden />
            Settings
          </Link>
          <Button variant="default" ml="auto" onClick={() => setDialog({ kind: 'import' })}>
            Import rules…
          </Button>
        </>
      }
    >
      <div className={css.split}>
        <PackList packs={packs} chosen={rules.chosen} onChoose={show} />
        <div className={css.main} data-scroll-key="rules">
          <FaultAlert fault={fault} onClose={() => setFault(undefined)} />
          <UnreadablePacks unreadable={rules.unreadable} />
          {open && (
            <PackView
              open={open}
              onChange={(rule, field) => setDialog({ kind: 'change', rule, field })}
              onConfirm={(rule) => setDialog({ kind: 'confirm', rule })}
              onCompare={() => setDialog({ kind: 'compare' })}
              onNewRates={(rule) => setDialog({ kind: 'rates', rule })}
            />
          )}
        </div>
      </div>
      {dialog && <OpenDialog dialog={dialog} rules={rules} onClose={close} onDone={done} />}
    </Screen>
  );
}

interface OpenDialogProps {
  dialog: Dialog;
  rules: ReturnType<typeof usePacks>;
  onClose: () => void;
  onDone: (name: PackName) => void;
}

function OpenDialog({ dialog, rules, ...ends }: OpenDialogProps) {
  const { packs, today, open } = rules;
  if (dialog.kind === 'import') return <ImportDialog today={today} {...ends} />;
  if (!open) return null;
  const { pack } = open;
  switch (dialog.kind) {
    case 'change':
      return <ChangeDialog {...dialog} {...ends} pack={pack} today={today} />;
    case 'rates':
      return <RatesDialog rule={dialog.rule} {...ends} pack={pack} today={today} />;
    case 'confirm':
      return <ConfirmRule rule={dialog.rule} {...ends} pack={pack} />;
    case 'compare':
      return <CompareDialog packs={packs} pack={pack} onClose={ends.onClose} />;
  }
}
