import { QueueScreen } from './QueueScreen';
import { ScanNotice } from './ScanNotice';

const groups = ['due', 'needs-you', 'ready', 'waiting'] as const;

/** Today's work. */
export function DeskScreen() {
  return <QueueScreen title="Desk" groups={groups} scrollKey="desk" notice={<ScanNotice />} />;
}
