import type { RequestState } from '../domain/request/state';

/** Ids of every sealed file the requests still speak of. */
export function namedFiles(requests: readonly RequestState[]): Set<string> {
  return new Set(requests.flatMap(filesOf));
}

function filesOf({ intake, records, packet }: RequestState): string[] {
  const papers = intake.papers.map((paper) => paper.fileId);
  const documents = (records?.documents ?? []).map((document) => document.fileId);
  return [...papers, ...documents, ...(packet?.build ? [packet.build.fileId] : [])];
}
