import type { GateItem } from '../contract/request';
import type { RequestState } from '../domain/request/state';
import { longDate } from './calendar';
import type { OpenDesk } from './context';
import { authorizationStanding } from './law';
import { allPages, isLeftOut, isLooked, packetIsCurrent, standingMarks } from './packing';
import { recipientOf } from './parties';

/** Lines of the gate a packet can only be built behind. */
export const packetNeeds: ReadonlySet<string> = new Set([
  'open',
  'basis',
  'authorization',
  'revocation',
  'recipient',
  'records',
  'pages',
  'marks',
]);

/** Everything that must hold at the moment of release, tested freshly at each call (domain.md 6.2). */
export async function gateOf(desk: OpenDesk, state: RequestState): Promise<GateItem[]> {
  const current = await packetIsCurrent(desk, state);
  return [
    openLine(state),
    basisLine(state),
    authorizationLine(desk, state),
    revocationLine(state),
    recipientLine(state),
    recordsLine(state),
    pagesLine(state),
    marksLine(state),
    packetLine(state, current),
    qcLine(state),
  ];
}

const green = (id: string, sentence: string): GateItem => ({ id, ok: true, sentence });
const red = (id: string, sentence: string, fix?: GateItem['fix']): GateItem => ({
  id,
  ok: false,
  sentence,
  ...(fix && { fix }),
});

function openLine({ lifecycle }: RequestState): GateItem {
  if (lifecycle.cancelled) return red('open', `Cancelled: ${lifecycle.cancelled.reason}`);
  if (lifecycle.hold) return red('open', `On hold: ${lifecycle.hold.reason}`);
  return green('open', 'The request is open.');
}

function basisLine({ basis }: RequestState): GateItem {
  if (basis) return green('basis', basis.sentence);
  return red('basis', 'Nobody has decided on which basis the records may go out.', {
    label: 'Decide the basis',
    step: 'basis',
  });
}

function authorizationLine(desk: OpenDesk, state: RequestState): GateItem {
  const id = 'authorization';
  const fix = { label: 'Check the authorization', step: id } as const;
  if (!state.basis) return red(id, 'Whether an authorization is needed depends on the basis.', fix);
  if (!state.basis.needsAuthorization) return green(id, 'No authorization is needed.');
  const { valid, defects, foot } = authorizationStanding(desk, state);
  if (!valid) return red(id, defects[0] ?? foot, fix);
  if (!state.authorization?.accepted) {
    return red(id, 'Nobody has accepted the authorization yet.', fix);
  }
  return green(id, foot);
}

function revocationLine({ authorization }: RequestState): GateItem {
  const on = authorization?.revokedOn;
  if (!on) return green('revocation', 'No revocation has been received.');
  return red('revocation', `The authorization was revoked on ${longDate(on)}. Nothing may go out.`);
}

function recipientLine({ intake }: RequestState): GateItem {
  const recipient = recipientOf(intake.form);
  if (intake.form.delivery === 'mail' && recipient.address.trim() === '') {
    return red('recipient', `There is no address to mail to for ${recipient.name}.`, {
      label: 'Type the address',
      step: 'intake',
    });
  }
  return green('recipient', `It goes to ${recipient.name}.`);
}

function recordsLine({ records }: RequestState): GateItem {
  const fix = { label: 'Complete the records', step: 'records' } as const;
  if (!records || records.documents.length === 0) {
    return red('records', 'There are no records in this request yet.', fix);
  }
  if (!records.complete) {
    return red('records', 'Nobody has said yet that these are all the records.', fix);
  }
  const many = records.documents.length;
  return green('records', `${many} ${many === 1 ? 'document' : 'documents'}, complete.`);
}

function pagesLine(state: RequestState): GateItem {
  const pages = allPages(state);
  const unseen = pages.filter((ref) => !isLooked(state, ref) && !isLeftOut(state, ref)).length;
  if (unseen === 0) return green('pages', `All ${pages.length} pages were looked at.`);
  return red('pages', `${unseen} of ${pages.length} pages have not been looked at.`, {
    label: `Look at ${unseen} ${unseen === 1 ? 'page' : 'pages'}`,
    step: 'review',
  });
}

function marksLine(state: RequestState): GateItem {
  const marks = standingMarks(state).filter((mark) => !isLeftOut(state, mark));
  const open = marks.filter((mark) => mark.status === 'proposed').length;
  if (open === 0) return green('marks', 'Every mark was accepted or rejected.');
  return red(
    'marks',
    open === 1
      ? '1 proposed mark has no answer yet.'
      : `${open} proposed marks have no answer yet.`,
    { label: 'Accept or reject the marks', step: 'review' },
  );
}

function packetLine({ packet }: RequestState, current: boolean): GateItem {
  const build = packet?.build;
  const fix = { label: 'Build the packet', step: 'packet' } as const;
  if (!build) return red('packet', 'There is no packet yet.', fix);
  if (!current) return red('packet', 'The request has changed since the packet was built.', fix);
  if (build.checks.some((check) => !check.passed)) {
    return red('packet', 'The packet was not proved.', fix);
  }
  const marks = `${build.marksProved} ${build.marksProved === 1 ? 'mark' : 'marks'}`;
  return green('packet', `${build.pageCount} pages built, ${marks} proved.`);
}

function qcLine({ packet, qc }: RequestState): GateItem {
  const fix = { label: 'Check the packet', step: 'qc' } as const;
  const mine = qc?.decisions.filter((one) => one.packetSha256 === packet?.build?.sha256);
  const last = mine?.at(-1);
  if (!last) return red('qc', 'Nobody has checked this very packet yet.', fix);
  if (last.outcome === 'declined') {
    return red('qc', `QC declined this packet: ${last.comment}`, {
      label: 'Mend it and build again',
      step: 'review',
    });
  }
  return green(
    'qc',
    last.solo ? 'Certified alone, with a reason.' : 'Certified by a second person.',
  );
}
