import type { FileStore } from '../../../shared/crypto/fileStore';
import { openDexieStore } from './dexieStore';
import { openOpfsFiles } from './opfsFiles';
import { openOpfsLogs } from './opfsLogs';
import { openTwinStore, type TwinStore } from './twinStore';
import { webPrimitives } from './webPrimitives';

const longLog = 8 * 1024 * 1024;

/** What one clinic keeps on this machine, over one name: tables, their log, and files. */
export async function openStorage(name: string): Promise<TwinStore & { files: FileStore }> {
  const [database, logs, files] = await Promise.all([
    openDexieStore(name),
    openOpfsLogs(`${name}-changes`),
    openOpfsFiles(name),
  ]);
  const hasFiles = async () => (await files.list()).length > 0;
  const store = await openTwinStore({ database, logs, digest: webPrimitives, hasFiles, longLog });
  return { ...store, files };
}
