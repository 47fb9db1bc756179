import type { scanVerbs } from '../contract/stations';
import { workableRequest, type OpenDesk, type StationHandlers } from './context';
import { glanceAt } from './records/glance';
import { takePaper, takeRecord } from './takeIn';
import { viewOf } from './view';

/** The watched scan folder. A scan stays in it until it is safely part of a request. */
export const scanHandlers: StationHandlers<typeof scanVerbs> = {
  'scan.waiting': async (desk) => {
    const status = await desk.shell['scan.status']({});
    if (!status.watching) return { folder: '', files: [] };
    const { files } = await desk.shell['scan.list']({});
    return {
      folder: status.folder,
      files: files.map(({ name, size, modified }) => ({
        name,
        size,
        modifiedAt: new Date(modified).toISOString(),
      })),
    };
  },
  'scan.glance': async (desk, { requestId, name, maxWidth, password }) => {
    workableRequest(desk, requestId);
    const { bytes } = await desk.shell['scan.read']({ name });
    return glanceAt(desk, { bytes, password }, maxWidth);
  },
  'scan.takePaper': async (desk, { requestId, name, kind }) => {
    const { bytes } = await desk.shell['scan.read']({ name });
    await takePaper(desk, requestId, { bytes }, kind);
    await moveAside(desk, name);
    return viewOf(desk, requestId);
  },
  'scan.takeRecord': async (desk, { requestId, name, label, password }) => {
    const { bytes } = await desk.shell['scan.read']({ name });
    await takeRecord(desk, requestId, { bytes, password }, label);
    await moveAside(desk, name);
    return viewOf(desk, requestId);
  },
};

/**
 * The scan is in the request by now. Where its file cannot be moved (open in another program)
 * it stays in the folder, and taking it again is refused as the same file.
 */
async function moveAside(desk: OpenDesk, name: string): Promise<void> {
  await desk.shell['scan.done']({ name }).catch(() => undefined);
}
