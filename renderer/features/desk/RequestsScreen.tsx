import { QueueScreen } from './QueueScreen';

const groups = ['due', 'needs-you', 'ready', 'waiting', 'done'] as const;

/** Every request, also those that are done. */
export function RequestsScreen() {
  return <QueueScreen title="Requests" groups={groups} scrollKey="requests" />;
}
