import { useState } from 'react';
import type { CheckOutcome } from '../../../shared/contract/request';
import { CoordinatesDialog } from '../../app/page/CoordinatesDialog';
import { MarkLayer, placedRect } from '../../app/page/MarkLayer';
import type { PageView } from '../../app/page/pageGeometry';
import type { EvidenceDesk } from './useEvidence';

interface EvidenceLayerProps {
  readonly view: PageView;
  readonly evidence: EvidenceDesk;
  readonly checks: readonly CheckOutcome[];
  /** The clerk asked to type where the evidence lies. */
  readonly placing: boolean;
  readonly onPlaced: () => void;
  readonly onLeave: () => void;
}

export function EvidenceLayer(props: EvidenceLayerProps) {
  const { view, evidence, checks } = props;
  const { paper, page, drawingFor } = evidence;
  const [typingId, setTypingId] = useState<string>();
  const here = evidence.all.filter((one) => one.paperId === paper?.id && one.page === page);
  const typed = here.find((one) => one.id === typingId);
  const titleOf = (id: string) => checks.find((check) => check.id === id)?.title ?? id;
  const byId = (id: string) => here.find((one) => one.id === id);

  return (
    <>
      <MarkLayer
        view={view}
        label="Evidence on this page"
        boxes={here.map((one) => ({
          id: one.id,
          rect: one.rect,
          look: 'evidence' as const,
          label: `Evidence: ${titleOf(one.checkId)}`,
        }))}
        drawing={drawingFor !== undefined}
        selectedId={evidence.selectedId}
        onSelect={evidence.select}
        onDraw={(rect) => drawingFor !== undefined && void evidence.add(drawingFor, rect)}
        onRemove={(id) => {
          const one = byId(id);
          props.onLeave();
          if (one) evidence.erase(one);
        }}
        onType={setTypingId}
        onLeave={props.onLeave}
      />
      {typed ? (
        <CoordinatesDialog
          view={view}
          rect={typed.rect}
          title={`Where the form shows: ${titleOf(typed.checkId)}`}
          onPlace={(rect) => {
            setTypingId(undefined);
            void evidence.move(typed, rect);
          }}
          onClose={() => setTypingId(undefined)}
        />
      ) : null}
      {props.placing && drawingFor !== undefined ? (
        <CoordinatesDialog
          view={view}
          rect={placedRect(view)}
          title={`Where the form shows: ${titleOf(drawingFor)}`}
          onPlace={(rect) => {
            props.onPlaced();
            void evidence.add(drawingFor, rect);
          }}
          onClose={props.onPlaced}
        />
      ) : null}
    </>
  );
}
