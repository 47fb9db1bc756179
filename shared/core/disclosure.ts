import type { disclosureVerbs } from '../contract/stations';
import { latestFirst } from '../domain/base/inOrder';
import type { RequestState } from '../domain/request/state';
import { formOf, type StationHandlers } from './context';
import { patientName } from './parties';

/** The disclosure log: written by releases, read here. */
export const disclosureHandlers: StationHandlers<typeof disclosureVerbs> = {
  'disclosure.list': (desk, { from, to, accountableOnly, text }) => {
    const rows = desk.journal
      .all('request')
      .flatMap(rowsOf)
      .filter(
        (row) => (from === '' || row.disclosedOn >= from) && (to === '' || row.disclosedOn <= to),
      )
      .filter((row) => !accountableOnly || row.accountable)
      .filter((row) => mentions(row, text))
      .sort(latestFirst({ by: (row) => row.disclosedOn, id: (row) => row.id }));
    return { rows };
  },
};

function rowsOf(state: RequestState) {
  const { number = '' } = state.intake;
  return (state.disclosure?.rows ?? []).map((row) => ({
    ...row,
    requestId: state.id,
    requestNumber: number,
    patient: patientName(formOf(state)),
  }));
}

function mentions(row: ReturnType<typeof rowsOf>[number], text: string): boolean {
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
