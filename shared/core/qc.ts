import type { qcVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import { isWholeChecklist } from '../domain/qc/checklist';
import { standingDecline, type QcDecision } from '../domain/qc/slice';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import { requestOf, workableRequest, type OpenDesk, type StationHandlers } from './context';
import { packetIsCurrent } from './inputsHash';
import { hasPreparedPacket } from './prepared';
import { viewOf } from './view';

/** QC: a second person compares the request with the finished packet. */
export const qcHandlers: StationHandlers<typeof qcVerbs> = {
  'qc.certify': async (desk, { requestId, checklist, comment, soloReason }) => {
    const packetSha256 = await packetToCheck(desk, requestId);
    checkNotDeclined(desk, requestOf(desk, requestId), { packetSha256, comment });
    if (!isWholeChecklist(checklist)) throw unfinishedChecklist();
    const solo = await hasPreparedPacket(desk, requestId);
    if (solo && soloReason.trim() === '') throw needsSecondPerson();
    await decide(desk, requestId, {
      outcome: 'certified',
      packetSha256,
      solo,
      soloReason: solo ? soloReason.trim() : '',
      checklist,
      comment,
    });
    return viewOf(desk, requestId);
  },
  'qc.decline': async (desk, { requestId, defect, comment }) => {
    const packetSha256 = await packetToCheck(desk, requestId);
    await decide(desk, requestId, {
      outcome: 'declined',
      packetSha256,
      solo: false,
      soloReason: '',
      checklist: [],
      defect,
      comment,
    });
    return viewOf(desk, requestId);
  },
};

function decide(
  desk: OpenDesk,
  requestId: string,
  decision: Omit<QcDecision, 'id'>,
): Promise<void> {
  return change(desk, requestId, {
    type: 'qc.decided',
    body: { decision: { ...decision, id: desk.ids.newId() } },
  });
}

/** SHA-256 of the packet under check; only one made of what the request now says can be checked. */
async function packetToCheck(desk: OpenDesk, requestId: string): Promise<string> {
  const state: RequestState = workableRequest(desk, requestId);
  const build = state.packet?.build;
  if (!build) throw new Refused('no-packet', 'There is no packet to check yet. Build it first.');
  if (!(await packetIsCurrent(desk, state))) {
    throw new Refused(
      'packet-stale',
      'The request has changed since the packet was built. Build it again, then check it.',
    );
  }
  return build.sha256;
}

/** Built anew of the same things a packet is the same bytes, so a mistaken decline can be taken back. */
function checkNotDeclined(
  desk: OpenDesk,
  { qc }: RequestState,
  { packetSha256, comment }: { readonly packetSha256: string; readonly comment: string },
): void {
  const decline = standingDecline(qc, packetSha256);
  if (!decline) return;
  if (decline.decided.by !== desk.user.id) {
    throw new Refused(
      'packet-declined',
      'This very packet was declined. Build it anew after mending what was found; if nothing was wrong, only who declined it can certify it.',
    );
  }
  if (comment.trim() === '') {
    throw new Refused(
      'decline-unexplained',
      'You declined this very packet. Say in the comment why it is right after all, or mend it and build it anew.',
    );
  }
}

function unfinishedChecklist(): Refused {
  return new Refused('checklist-unfinished', 'Check every line of the list before you certify.');
}

function needsSecondPerson(): Refused {
  return new Refused(
    'qc-same-person',
    'You prepared this packet, so a second person should check it. If you are alone, say why; it is recorded as solo QC.',
  );
}
