import type { disclosureVerbs, DisclosureRow } from '../contract/stations';
import { latestFirst } from '../domain/base/inOrder';
import type { PacksInForce } from '../domain/law/pack';
import type { RequestState } from '../domain/request/state';
import { accountableOf } from './accounting/view';
import { formOf, todayOf, type StationHandlers } from './context';
import { patientName } from '../domain/intake/parties';
import { packsOf } from './rules/requestPacks';

/** The disclosure log: written by releases and by hand, read here. */
export const disclosureHandlers: StationHandlers<typeof disclosureVerbs> = {
  'disclosure.list': (desk, { from, to, accountableOnly, text }) => {
    const packs = packsOf(desk, todayOf(desk));
    const rows = desk.journal
      .all('request')
      .flatMap((state) => rowsOf(packs, state))
      .filter(
        (row) => (from === '' || row.disclosedOn >= from) && (to === '' || row.disclosedOn <= to),
      )
      .filter((row) => !accountableOnly || row.accountable)
      .filter((row) => mentions(row, text))
      .sort(latestFirst({ by: (row) => row.disclosedOn, id: (row) => row.id }));
    return { rows };
  },
};

/** Released here, and typed in by hand: what left by another door is a disclosure all the same. */
function rowsOf(packs: PacksInForce, state: RequestState): readonly DisclosureRow[] {
  const about = {
    requestId: state.id,
    requestNumber: state.intake.number ?? '',
    patient: patientName(formOf(state)),
  };
  const released = (state.disclosure?.rows ?? []).map(({ method, pageCount, ...row }) => ({
    ...shown(row),
    ...about,
    how: { kind: 'released' as const, method, pageCount },
  }));
  const typed = (state.disclosure?.typed ?? []).map((row) => ({
    ...shown({ ...row, accountable: accountableOf(row.basisRow, packs).accountable ?? true }),
    ...about,
    how: { kind: 'typed-in' as const, madeBy: row.madeBy },
  }));
  return [...released, ...typed];
}

function shown(row: Omit<DisclosureRow, 'requestId' | 'requestNumber' | 'patient' | 'how'>) {
  const { id, disclosedOn, recipientName, description, purpose, accountable } = row;
  return { id, disclosedOn, recipientName, description, purpose, accountable };
}

function mentions(row: DisclosureRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const searched = [
    row.requestNumber,
    row.patient,
    row.recipientName,
    row.description,
    row.purpose,
  ];
  return wanted === '' || searched.some((part) => part.toLowerCase().includes(wanted));
}
