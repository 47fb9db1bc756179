import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import { peopleOperations, type PeopleSlice } from './peopleSlice';

export type PeopleOperation = OperationOf<typeof peopleOperations>;

const none: PeopleSlice = { holdsSeen: [], decisions: [], amendments: [] };

export function isPeopleOperation(operation: {
  readonly type: string;
}): operation is PeopleOperation {
  return Object.hasOwn(peopleOperations, operation.type);
}

/** What was settled of the patient's people on a request; a later answer replaces an earlier one. */
export function foldPeople(
  before: PeopleSlice | undefined,
  operation: PeopleOperation,
  stamp: Stamp,
): PeopleSlice {
  const slice = before ?? none;
  switch (operation.type) {
    case 'request.patientLinked':
      return linked(slice, operation.body, stamp);
    case 'request.signerChosen':
      return { ...slice, signer: signerOf(operation.body, stamp) };
    case 'request.addressConfirmed':
      return { ...slice, address: { ...operation.body, confirmed: stamp } };
    case 'request.holdSeen':
      return { ...slice, holdsSeen: [...slice.holdsSeen, { ...operation.body, seen: stamp }] };
    case 'request.restrictionDecided':
      return {
        ...slice,
        decisions: replaced(slice.decisions, { ...operation.body, decided: stamp }),
      };
    case 'request.amendmentTicked':
      return {
        ...slice,
        amendments: replaced(slice.amendments, { ...operation.body, ticked: stamp }),
      };
    default:
      return assertNever(operation, 'people operation');
  }
}

type Chosen = Extract<PeopleOperation, { type: 'request.signerChosen' }>['body'];

function signerOf({ signer, otherAsks }: Chosen, stamp: Stamp): PeopleSlice['signer'] {
  return { ...signer, chosen: stamp, ...(otherAsks && { otherAsks }) };
}

/** Somebody else asks: who signs was chosen for the one who asked before. */
export function withoutSigner(slice: PeopleSlice): PeopleSlice {
  return { ...slice, signer: undefined };
}

type Linked = Extract<PeopleOperation, { type: 'request.patientLinked' }>['body'];

/** Another patient: who signs was chosen among the people of the one before. */
function linked(slice: PeopleSlice, body: Linked, stamp: Stamp): PeopleSlice {
  const isSame = slice.link?.patientId === body.patientId;
  return { ...(isSame ? slice : none), link: { ...body, linked: stamp } };
}

function replaced<T extends { readonly entryId: string }>(list: readonly T[], one: T): T[] {
  return [...list.filter(({ entryId }) => entryId !== one.entryId), one];
}
