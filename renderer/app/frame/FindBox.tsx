import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { FilePlus2, Lock, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { QueueRow } from '../../../shared/contract/request';
import { useDesk } from '../desk/deskContext';
import { paths } from '../paths';
import { queueRowKey, queueRowPath } from '../ui/queueRow';
import { usePlaces } from './places';

const [store, spotlight] = createSpotlight();
export const openFindBox = () => spotlight.open();

interface Found {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: ReactNode;
  readonly open: () => void;
}

const shownRequests = 12;

/** One box for requests, patients, requesters and actions. */
export function FindBox() {
  const [query, setQuery] = useState('');
  const [rows, setRows] = useState<readonly QueueRow[]>([]);
  const { call, lock } = useDesk();
  const places = usePlaces();
  const navigate = useNavigate();

  const load = async () => {
    const reply = await call('desk.queue', {});
    if (reply.ok) setRows(reply.value.rows);
  };
  const go = (to: string) => () => void navigate(to);
  const actions: readonly Found[] = [
    found(
      'New request',
      'Start with a walk-in or a scan',
      <FilePlus2 size={18} />,
      go(paths.newRequest),
    ),
    ...places.map(({ label, to, icon: Icon }) => found(label, 'Go to', <Icon size={18} />, go(to))),
    found('Lock', 'Ctrl+L', <Lock size={18} />, lock),
  ];
  const requests = rows.filter((row) => hits(query, textOf(row))).slice(0, shownRequests);
  const matching = actions.filter((action) => hits(query, action.label));

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => void load()}
      shortcut={null}
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search
        placeholder="A name, a request number, or what you want to do"
        aria-label="Search the desk"
        leftSection={<Search size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {requests.length > 0 && (
          <Spotlight.ActionsGroup label="Requests">
            {requests.map((row) => (
              <Spotlight.Action
                key={queueRowKey(row)}
                label={`${row.patient}  ${row.number}`}
                description={`${row.requester} · ${row.status}`}
                onClick={go(queueRowPath(row))}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label="Actions">
            {matching.map((action) => (
              <Spotlight.Action
                key={action.id}
                label={action.label}
                description={action.description}
                leftSection={action.icon}
                onClick={action.open}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {requests.length + matching.length === 0 && (
          <Spotlight.Empty>Nothing found for “{query}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function found(label: string, description: string, icon: ReactNode, open: () => void): Found {
  return { id: label, label, description, icon, open };
}

function textOf(row: QueueRow): string {
  return `${row.patient} ${row.number} ${row.requester} ${row.status}`;
}

/** Every word of the query stands somewhere in the text. */
function hits(query: string, text: string): boolean {
  const lower = text.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
