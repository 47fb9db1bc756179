import { Button, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { FilePlus2, Inbox, PanelRight, Search } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { QueueRow } from '../../../shared/contract/request';
import { paths } from '../../app/paths';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { queueRowKey, queueRowPath } from '../../app/ui/queueRow';
import { KeysDialog, type KeyWords } from '../../app/ui/KeysDialog';
import { Screen } from '../../app/ui/Screen';
import { useShortcuts } from '../../app/ui/shortcuts';
import { Preview } from './Preview';
import { countOf, groupTitles, lineOf, linesOf, rowAt, step, type QueueGroup } from './queueList';
import { QueueList } from './QueueList';
import { useQueue } from './useQueue';
import css from './desk.module.css';

interface QueueScreenProps {
  title: string;
  groups: readonly QueueGroup[];
  scrollKey: string;
  /** Above the list, e.g. what waits in the scan folder. */
  notice?: ReactNode;
}

const deskKeys: readonly KeyWords[] = [
  { keys: 'J, K', does: 'Next request, previous request' },
  { keys: 'Enter', does: 'Open the request' },
  { keys: 'P', does: 'Show or hide the preview' },
  { keys: 'N', does: 'New request' },
];
const wideEnough = '(min-width: 1240px)';

/** The queue as a list to walk, with what the chosen request needs beside it. */
export function QueueScreen(props: QueueScreenProps) {
  const { rows, fault } = useQueue();
  const navigate = useNavigate();
  const [only, setOnly] = useState<QueueGroup>();
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const isWide = useMediaQuery(wideEnough);
  const [wanted, setWanted] = useState<boolean>();
  const preview = wanted ?? isWide;

  const lines = useMemo(
    () =>
      linesOf(
        (rows ?? []).filter((row) => holds(row, text)),
        only ? [only] : props.groups,
      ),
    [rows, text, only, props.groups],
  );
  const at = lineOf(lines, chosenId);
  const chosen = rowAt(lines, at);
  const choose = (index: number) => {
    const row = rowAt(lines, index);
    setChosenId(row && queueRowKey(row));
  };
  const open = (row: QueueRow) => void navigate(queueRowPath(row));
  const walk = (by: 1 | -1) => choose(step(lines, at, by));
  const [showsKeys, setShowsKeys] = useState(false);
  useShortcuts({
    j: () => walk(1),
    k: () => walk(-1),
    n: () => void navigate(paths.newRequest),
    p: () => setWanted(!preview),
    Enter: () => chosen && open(chosen),
    '?': () => setShowsKeys(true),
  });

  const own = (rows ?? []).filter((row) => props.groups.includes(row.group));
  return (
    <Screen
      title={props.title}
      fill
      actions={
        own.length > 0 && (
          <Filters
            rows={own}
            groups={props.groups}
            only={only}
            onOnly={setOnly}
            text={text}
            onText={setText}
            preview={preview}
            onPreview={setWanted}
          />
        )
      }
      footer={
        <>
          <span className={css.keys}>
            <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>Enter</kbd> open <kbd>p</kbd> preview{' '}
            <kbd>n</kbd> new <kbd>?</kbd> keys
          </span>
          <Button
            component={Link}
            to={paths.newRequest}
            leftSection={<FilePlus2 size={16} aria-hidden />}
          >
            New request
          </Button>
        </>
      }
    >
      {props.notice}
      {showsKeys && (
        <KeysDialog title="Keys of the desk" keys={deskKeys} onClose={() => setShowsKeys(false)} />
      )}
      <FaultAlert fault={fault} />
      {rows && <Nothing all={own.length} shown={lines.length} />}
      {lines.length > 0 && (
        <div className={css.panes}>
          <QueueList
            lines={lines}
            at={at}
            scrollKey={props.scrollKey}
            onChoose={choose}
            onOpen={open}
            onStep={walk}
          />
          {preview && chosen && <Preview row={chosen} />}
        </div>
      )}
    </Screen>
  );
}

function Nothing({ all, shown }: { all: number; shown: number }) {
  if (shown > 0) return null;
  return all === 0 ? (
    <EmptyState icon={Inbox} title="No requests yet">
      Start with a walk-in, or drop a scan: choose New request.
    </EmptyState>
  ) : (
    <EmptyState icon={Search} title="Nothing matches this filter">
      Take a filter away, or search all requests with Ctrl+K.
    </EmptyState>
  );
}

interface FiltersProps {
  rows: readonly QueueRow[];
  groups: readonly QueueGroup[];
  only: QueueGroup | undefined;
  onOnly: (group: QueueGroup | undefined) => void;
  text: string;
  onText: (text: string) => void;
  preview: boolean;
  onPreview: (shown: boolean) => void;
}

function Filters(props: FiltersProps) {
  const shown = props.groups.filter((group) => countOf(props.rows, group) > 0);
  return (
    <div className={css.filters}>
      <div role="group" aria-label="Show" className={css.chips}>
        <Chip
          label="All"
          count={props.rows.length}
          on={!props.only}
          onClick={() => props.onOnly(undefined)}
        />
        {shown.map((group) => (
          <Chip
            key={group}
            label={groupTitles[group]}
            count={countOf(props.rows, group)}
            on={props.only === group}
            onClick={() => props.onOnly(props.only === group ? undefined : group)}
          />
        ))}
      </div>
      <TextInput
        aria-label="Filter this list"
        placeholder="Filter"
        size="xs"
        w={140}
        leftSection={<Search size={14} aria-hidden />}
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="xs"
        aria-pressed={props.preview}
        leftSection={<PanelRight size={14} aria-hidden />}
        onClick={() => props.onPreview(!props.preview)}
      >
        Preview
      </Button>
    </div>
  );
}

function Chip(props: { label: string; count: number; on: boolean; onClick: () => void }) {
  return (
    <button type="button" className={css.chip} aria-pressed={props.on} onClick={props.onClick}>
      {props.label} <span>{props.count}</span>
    </button>
  );
}

function holds(row: QueueRow, text: string): boolean {
  const all = `${row.patient} ${row.number} ${row.requester} ${row.claimedBy} ${row.status}`;
  return all.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
}
