import { toHex } from '../domain/base/bytes';
import { canonicalBytes } from '../domain/base/canonicalJson';
import type { RecordDocument } from '../domain/records/slice';
import type { RequestState } from '../domain/request/state';
import { asLogged, clinicOf, type OpenDesk } from './context';
import { noticeParts, papersInPacket, noticesOf } from './notices';
import { documentsOf, includedPages, marksToApply, optionsOf, pagesToReadOf } from './packing';

/**
 * SHA-256 (hex) over everything a packet is made from. A packet whose hash differs from the
 * request's was made of something else than what the request now says.
 */
export async function inputsSha256(desk: OpenDesk, state: RequestState): Promise<string> {
  return toHex(await desk.sha256(canonicalBytes(packetInputs(desk, state))));
}

function packetInputs(desk: OpenDesk, state: RequestState): unknown {
  const { facts, number } = asLogged(state);
  const notices = noticesOf(desk, state);
  return {
    v: 2,
    // The words of cover, notices and certificate are those of the rules it was logged under.
    rules: rulesNamed(state),
    number,
    facts,
    clinic: clinicOf(desk).profile,
    practice: desk.practice,
    basis: state.basis && { row: state.basis.row, citation: state.basis.citation },
    options: optionsOf(state),
    papers: papersInPacket(state, notices).map(({ id, sha256 }) => ({ id, sha256 })),
    documents: documentsOf(state).map((document) => documentInputs(state, document)),
    terms: [...(state.review?.terms ?? [])].sort(),
    // A packet of before there were notices keeps its hash.
    ...(notices.length > 0 && {
      notices: notices.map(({ notice, pages }) => [notice, pages]),
      noticeTexts: noticeParts(state, notices),
    }),
  };
}

function rulesNamed({ intake: { rules } }: RequestState): unknown {
  return rules && [rules.federal, rules.state].map(({ packId, version }) => [packId, version]);
}

function documentInputs(state: RequestState, document: RecordDocument): unknown {
  const { id, sha256, title, kind, provider, serviceFrom, serviceTo } = document;
  return {
    ...{ id, sha256, title, kind, provider, serviceFrom, serviceTo },
    pages: includedPages(state, document),
    ...readForPacket(state, document),
    marks: marksToApply(state, document)
      .map(({ page, rect, covers, onlyThis }) => [page, ...rect, covers, onlyThis])
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

/**
 * Pages whose words the packet needs and whose pictures were read: one that was built before the reading
 * came that far has to be built again. Absent where there are none.
 */
function readForPacket(
  state: RequestState,
  document: RecordDocument,
): { readonly read?: readonly number[] } {
  const kept = (state.reading?.kept ?? []).filter(({ documentId }) => documentId === document.id);
  const wasRead = new Set(kept.flatMap(({ pages }) => pages));
  const read = [...pagesToReadOf(state, document)]
    .filter((page) => wasRead.has(page))
    .sort((a, b) => a - b);
  return read.length > 0 ? { read } : {};
}

/** The packet was made from the request as it stands now. */
export async function packetIsCurrent(desk: OpenDesk, state: RequestState): Promise<boolean> {
  const build = state.packet?.build;
  if (!build || !state.intake.facts) return false;
  return build.inputsSha256 === (await inputsSha256(desk, state));
}
