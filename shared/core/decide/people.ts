import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import type { AuthorityStanding } from '../../domain/patients/authority';
import { capacityAsks } from '../../domain/patients/capacityAsks';
import { kinLadder, protectedUntil, type KinLadder } from '../../domain/patients/ladder';
import { alertsOf, peopleStanding, type PeopleStanding } from '../../domain/patients/peopleFacts';
import type { PeopleGateFacts } from '../../domain/patients/peopleGate';
import type { ChosenSigner, PeopleSlice } from '../../domain/patients/peopleSlice';
import type { Said } from '../../domain/patients/requirements';
import type { PatientEntry } from '../../domain/patients/slice';
import type { CaseGiven } from './caseFile';
import { casePeopleSchema, type CasePeople } from './casePeople';

/** What the desk says of the patient's people in a case. */
export interface DecidedPeople {
  readonly authority?: AuthorityStanding | undefined;
  readonly people?:
    | {
        readonly facts: PeopleStanding['facts'];
        readonly alerts: readonly string[];
        readonly ladder?: KinLadder | undefined;
        readonly protectedUntil?: Said | undefined;
        /** By capacity, the questions put to somebody who acts in it. */
        readonly asks: Readonly<Record<string, readonly string[]>>;
      }
    | undefined;
}

/** A case has no clock and no staff: who and when do not decide anything here. */
const stamp = { by: 'case', at: '2000-01-01T00:00:00Z' } as const;
/** A case speaks of one moment, so what was settled in it was said of what goes out in it. */
const about = { asks: [], receives: [], basisRow: '', tagIds: [], pages: {} };
const nobody: CasePeople = casePeopleSchema.parse({});

export function decidePeople(
  given: CaseGiven,
  facts: LawFacts,
  packs: PacksInForce,
): DecidedPeople {
  if (!given.people) return {};
  const entries = entriesIn(given.people) ?? [];
  const today = dayOf(given);
  const context = { entries, today, facts, packs };
  const standing = standingOf(given, facts, packs);
  return {
    authority: standing.authority,
    people: {
      facts: standing.facts,
      alerts: alertsOf(entries, today),
      ladder: kinLadder(context),
      protectedUntil: protectedUntil(context),
      asks: asksOf(packs, facts),
    },
  };
}

function asksOf(packs: PacksInForce, facts: LawFacts): Readonly<Record<string, readonly string[]>> {
  const rules = packs.federal.pack.capacities;
  return Object.fromEntries(
    rules.map((rule) => [rule.capacity, capacityAsks(rule, packs, facts).questions]),
  );
}

/** The facts of the people: nothing recorded unless the case says so. */
export function peopleFactsOfCase(
  given: CaseGiven,
  facts: LawFacts,
  packs: PacksInForce,
): PeopleStanding['facts'] {
  return standingOf(given, facts, packs).facts;
}

/** What the lines of the gate about people look at, in a case. */
export function peopleGateOfCase(
  given: CaseGiven,
  facts: LawFacts,
  packs: PacksInForce,
): PeopleGateFacts {
  const people = given.people ?? nobody;
  return {
    ...{ today: dayOf(given), packs, facts },
    entries: entriesIn(people),
    people: sliceOf(people),
    about,
    standing: named(standingOf(given, facts, packs), facts),
    requesterName: given.requester.name,
    recipientName: given.recipient ?? '',
    formSigner: given.authorization?.signer,
    mailedTo: people.mailedTo,
  };
}

/** What a case states by name holds over what follows from its entries. */
function named(standing: PeopleStanding, facts: LawFacts): PeopleStanding {
  const names = Object.keys(standing.facts);
  const given = Object.entries(facts).filter(([name]) => names.includes(name));
  return { ...standing, facts: { ...standing.facts, ...Object.fromEntries(given) } };
}

function standingOf(given: CaseGiven, facts: LawFacts, packs: PacksInForce): PeopleStanding {
  const people = given.people ?? nobody;
  return peopleStanding({
    entries: entriesIn(people),
    signer: signerIn(people),
    requesterName: given.requester.kind === 'patient' ? '' : given.requester.name,
    today: dayOf(given),
    facts,
    packs,
  });
}

function entriesIn(people: CasePeople): PatientEntry[] | undefined {
  if (people.unclear) return undefined;
  return people.entries.map(({ id, fact, endedOn, correctedBy }) => ({
    ...{ id, fact, recorded: stamp, correctedBy },
    ...(endedOn === undefined ? {} : { ended: { ...stamp, on: endedOn, reason: 'ended' } }),
  }));
}

function signerIn({ signer }: CasePeople): ChosenSigner | undefined {
  if (signer === undefined) return undefined;
  return signer === 'patient' ? { kind: 'patient' } : { kind: 'authority', entryId: signer };
}

function sliceOf(people: CasePeople): PeopleSlice {
  const signer = signerIn(people);
  return {
    ...(signer && {
      signer: { ...signer, chosen: stamp, otherAsks: people.otherAsks },
    }),
    ...(people.addressConfirmed !== undefined && {
      address: { address: people.addressConfirmed, numberCalled: '', reason: '', confirmed: stamp },
    }),
    holdsSeen: people.holdsSeen.map((entryId) => ({ entryId, seen: stamp })),
    decisions: Object.entries(people.decisions).map(([entryId, decision]) => ({
      ...{ entryId, decision, reason: '', decided: stamp, about },
    })),
    amendments: Object.entries(people.amendments).map(([entryId, way]) => ({
      ...{ entryId, way, ticked: stamp, about },
    })),
  };
}

function dayOf(given: CaseGiven): string {
  return given.today ?? given.receivedOn;
}
