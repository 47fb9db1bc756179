import { useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import type { Rect } from '../../app/page/pageGeometry';
import type { Evidence } from '../../../shared/domain/authorization/slice';
import type { Paper } from '../../../shared/domain/intake/slice';

export type EvidenceDesk = ReturnType<typeof useEvidence>;

/** The scan in front of the clerk, and where on it the checks have their evidence. */
export function useEvidence(handle: RequestHandle, requestId: string) {
  const [chosen, setChosen] = useState<Chosen>();
  const [drawingFor, draw] = useState<string>();
  const [selectedId, select] = useState<string>();
  const { papers, paper, page, all } = onScreen(handle, chosen);

  const shownForm = paper?.kind === 'authorization' ? paper.id : undefined;
  const checkedPaper = handle.view?.request.authorization?.paperId ?? shownForm;

  const spot = { requestId, paperId: paper?.id, page };

  return {
    papers,
    paper,
    page,
    all,
    drawingFor,
    selectedId,
    canDraw: paper !== undefined,
    /** Where the facts were read: kept with them, whatever is looked at meanwhile. */
    checkedPaper,
    /** A form on the screen that is not the one being checked. */
    otherForm: shownForm !== undefined && checkedPaper !== shownForm ? shownForm : undefined,
    choosePaper: (paperId: string) => setChosen({ paperId, page: 1 }),
    choosePage: (to: number) => paper && setChosen({ paperId: paper.id, page: to }),
    draw,
    select,
    show: (one: Evidence) => {
      setChosen({ paperId: one.paperId, page: one.page });
      select(one.id);
    },
    add: (checkId: string, rect: Rect) => {
      draw(undefined);
      return addEvidence(handle, spot, checkId, rect);
    },
    erase: (one: Evidence) => void eraseEvidence(handle, requestId, one),
    /** Drawn anew before the old one goes, so that none is lost between. */
    move: async (one: Evidence, rect: Rect) => {
      const drawn = await addEvidence(handle, spot, one.checkId, rect);
      if (drawn) await eraseEvidence(handle, requestId, one);
    },
  };
}

interface Chosen {
  readonly paperId: string;
  readonly page: number;
}

/** What the clerk chose, as far as it is still there. */
function onScreen({ view }: RequestHandle, chosen: Chosen | undefined) {
  if (!view) return { papers: [], paper: undefined, page: 1, all: [] };
  const { papers } = view.request.intake;
  const { paperId, evidence = [] } = view.request.authorization ?? {};
  const paper = paperOf(papers, [chosen?.paperId, paperId]);
  const isChosen = chosen !== undefined && chosen.paperId === paper?.id;
  return { papers, paper, page: isChosen ? chosen.page : 1, all: evidence };
}

interface Spot {
  readonly requestId: string;
  readonly paperId: string | undefined;
  readonly page: number;
}

async function addEvidence(
  handle: RequestHandle,
  { requestId, paperId, page }: Spot,
  checkId: string,
  rect: Rect,
): Promise<boolean> {
  if (paperId === undefined) return false;
  const evidence = { checkId, paperId, page, rect };
  return (await handle.run('authorization.drawEvidence', { requestId, evidence })).ok;
}

function eraseEvidence(handle: RequestHandle, requestId: string, one: Evidence) {
  return handle.run('authorization.eraseEvidence', { requestId, evidenceId: one.id });
}

/** The paper asked for, else the newest authorization, else the first paper. */
function paperOf(
  papers: readonly Paper[],
  wanted: readonly (string | undefined)[],
): Paper | undefined {
  const asked = wanted.map((id) => papers.find((paper) => paper.id === id));
  return (
    asked.find((paper) => paper !== undefined) ??
    papers.findLast((paper) => paper.kind === 'authorization') ??
    papers[0]
  );
}
