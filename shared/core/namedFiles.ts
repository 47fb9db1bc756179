import type { RequestState } from '../domain/request/state';

/** Ids of every sealed file the requests still speak of. */
export function namedFiles(requests: readonly RequestState[]): Set<string> {
  return new Set(requests.flatMap(filesOf));
}

function filesOf({ intake, records, reading, packet, release }: RequestState): string[] {
  const papers = intake.papers.map((paper) => paper.fileId);
  const documents = (records?.documents ?? []).map((document) => document.fileId);
  const words = (reading?.kept ?? []).filter(({ documentId }) =>
    records?.documents.some(({ id }) => id === documentId),
  );
  const built = packet?.build ? [packet.build.fileId] : [];
  return [
    ...papers,
    ...documents,
    ...words.map(({ fileId }) => fileId),
    ...built,
    ...packetsHandedOver(release),
  ];
}

/** What was sent is kept after the next packet is built: it may be printed again. */
function packetsHandedOver(release: RequestState['release']): string[] {
  const deliveries = [...(release?.released ?? []), ...(release?.pending ? [release.pending] : [])];
  return deliveries.flatMap(({ fileId }) => fileId ?? []);
}
