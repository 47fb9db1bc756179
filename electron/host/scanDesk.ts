import { refuse } from '../../shared/shell/dispatch';
import type { ShellHandlers } from '../../shared/shell/ports';
import { watchScanFolder, type ScanFolder } from './scanFolder';

const lookEveryMilliseconds = 1000;

/** Keeps an eye on the scan folder, whichever it is, and answers the verbs about it. */
export interface ScanDesk {
  watch(folder: string): void;
  stop(): void;
  readonly handlers: Pick<ShellHandlers, 'scan.status' | 'scan.list' | 'scan.read' | 'scan.done'>;
}

export function openScanDesk(changed: () => void): ScanDesk {
  let current: ScanFolder | null = null;
  let looking = false;
  const look = async (): Promise<void> => {
    if (current === null || looking) return;
    looking = true;
    const isNew = await current.look().finally(() => (looking = false));
    if (isNew) changed();
  };
  // Polled, not watched: file events do not cross the network shares scanners write to.
  const timer = setInterval(() => void look(), lookEveryMilliseconds);
  timer.unref();
  return {
    watch: (folder) => (current = watchScanFolder(folder, Date.now)),
    stop: () => clearInterval(timer),
    handlers: scanHandlers(() => current),
  };
}

function scanHandlers(current: () => ScanFolder | null): ScanDesk['handlers'] {
  const chosen = (): ScanFolder => current() ?? refuseNoFolder();
  return {
    'scan.status': async () => {
      const folder = current();
      if (folder === null) return { watching: false, reason: 'not-chosen' };
      if (!(await folder.exists())) return { watching: false, reason: 'not-found' };
      return { watching: true, folder: folder.folder, waiting: folder.list().length };
    },
    'scan.list': () => Promise.resolve({ files: current()?.list() ?? [] }),
    'scan.read': async ({ name }) => ({ name, bytes: await chosen().read(name) }),
    'scan.done': async ({ name }) => ({ movedAs: await chosen().done(name) }),
  };
}

function refuseNoFolder(): never {
  return refuse('shell.no-scan-folder', 'No scan folder has been chosen. Choose one in Settings.');
}
