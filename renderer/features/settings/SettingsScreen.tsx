import { Tabs } from '@mantine/core';
import { Screen } from '../../app/ui/Screen';
import { About } from './About';
import { ClinicSettings } from './ClinicSettings';
import { FeeSettings } from './FeeSettings';
import { People } from './People';
import { RulesDoor } from './RulesDoor';
import { ScanFolder } from './ScanFolder';
import { ThisPc } from './ThisPc';
import css from './settings.module.css';

const rooms = [
  { value: 'clinic', label: 'Clinic', panel: ClinicSettings },
  { value: 'people', label: 'People', panel: People },
  { value: 'fees', label: 'Fees', panel: FeeSettings },
  { value: 'rules', label: 'Rules', panel: RulesDoor },
  { value: 'scan', label: 'Scan folder', panel: ScanFolder },
  { value: 'pc', label: 'This PC', panel: ThisPc },
  { value: 'about', label: 'About', panel: About },
] as const;

export function SettingsScreen() {
  return (
    <Screen title="Settings" scrollKey="settings">
      <Tabs defaultValue="clinic" keepMounted={false}>
        <Tabs.List aria-label="Settings">
          {rooms.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {rooms.map(({ value, panel: Panel }) => (
          <Tabs.Panel key={value} value={value} className={css.panel}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
