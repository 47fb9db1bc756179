import { holds, type LawFacts } from '../law/condition';
import type { PacksInForce } from '../law/pack';
import { noNewPages, sameHands, samePages, type About } from '../request/about';
import { federalRule } from './authority';
import { inForceOf, mayBeSamePerson, type PatientEntries } from './inForce';
import type { PeopleStanding } from './peopleFacts';
import type { AmendmentTick, PeopleSlice } from './peopleSlice';
import { peopleRule, type Said } from './requirements';
import type { FactKind, PatientEntry } from './slice';

/** Something about the patient that a person has to settle on this request. */
export interface OpenPoint extends Said {
  readonly entryId: string;
  readonly kind: FactKind;
  /** What was settled; absent while nobody has. */
  readonly settled?: { readonly by: string; readonly at: string; readonly how: string } | undefined;
}

export interface PointsQuestion {
  readonly entries: PatientEntries;
  readonly people: PeopleSlice | undefined;
  readonly standing: PeopleStanding;
  readonly requesterName: string;
  /** Whom it goes to, where that is not who asks; else empty. */
  readonly recipientName: string;
  readonly today: string;
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
  /** What an answer given now would be said about. */
  readonly about: About;
}

/** Restrictions, partly limiting orders and limited authorities that touch this request. */
export function restrictionPoints(asked: PointsQuestion): readonly OpenPoint[] {
  return [...ofRestrictions(asked), ...ofOrders(asked), ...ofScope(asked)].map((point) => {
    const made = asked.people?.decisions.find(({ entryId }) => entryId === point.entryId);
    const stands = sameHands(made?.about, asked.about) && noNewPages(made?.about, asked.about);
    const settled = made && stands ? { ...made.decided, how: made.decision } : undefined;
    return { ...point, settled };
  });
}

/** 45 CFR 164.522(a): the plan learns nothing of what the patient paid for; the rest needs a decision. */
function ofRestrictions({ entries, today, packs, facts }: PointsQuestion): OpenPoint[] {
  const selfPay = peopleRule(packs.federal.pack, 'P29');
  const touches = !selfPay.when || holds(selfPay.when, facts) !== 'no';
  return inForceOf(entries, 'restriction', today)
    .filter(({ fact }) => fact.type === 'agreed' || touches)
    .map((entry) => {
      const rule = entry.fact.type === 'self-pay' ? 'P29' : 'P30';
      return pointOf(entry, federalRule(packs, rule, { about: entry.fact.about }));
    });
}

/** An order reaches whoever has a hand in it: who asks, who signs and who receives. */
function ofOrders(asked: PointsQuestion): OpenPoint[] {
  const names = handsOf(asked);
  return inForceOf(asked.entries, 'order', asked.today)
    .filter(({ fact }) => fact.effect === 'some')
    .flatMap((entry) => {
      const { whom, limits } = entry.fact;
      const who = names.find((name) => mayBeSamePerson(whom, name));
      if (who === undefined) return [];
      return [pointOf(entry, federalRule(asked.packs, 'P34', { who, about: limits }))];
    });
}

type Hands = Pick<PointsQuestion, 'facts' | 'standing' | 'requesterName' | 'recipientName'>;

/** All who have a hand in it but the patient. */
export function handsOf({ facts, standing, requesterName, recipientName }: Hands): string[] {
  const asks = facts['requesterKind'] === 'patient' ? '' : requesterName;
  const all = [asks, standing.signer?.fact.who ?? '', recipientName];
  return all.filter((name) => name.trim() !== '');
}

function ofScope({ standing: { signer }, packs }: PointsQuestion): OpenPoint[] {
  if (signer?.fact.scope !== 'limited') return [];
  const { who, scopeText } = signer.fact;
  return [pointOf(signer, federalRule(packs, 'P35', { who, about: scopeText }))];
}

/** 45 CFR 164.526(d)(5): what has to travel with the entry it disputes. */
export function amendmentPoints({
  entries,
  today,
  people,
  packs,
  about,
}: PointsQuestion): OpenPoint[] {
  const { when } = peopleRule(packs.federal.pack, 'P32');
  return inForceOf(entries, 'amendment', today)
    .filter(({ fact }) => {
      const facts = { amendmentType: fact.type, patientAsked: fact.patientAsked };
      return !when || holds(when, facts) !== 'no';
    })
    .map((entry) => {
      const made = people?.amendments.find(({ entryId }) => entryId === entry.id);
      const point = pointOf(entry, federalRule(packs, 'P32', { about: entry.fact.about }));
      const stands = made && tickStands(made, about);
      return { ...point, settled: stands ? { ...made.ticked, how: made.way } : undefined };
    });
}

/** A paper that was packed has to be there still; a page that came may hold the entry. */
export function tickStands(tick: AmendmentTick, about: About): boolean {
  return (tick.way === 'packed' ? samePages : noNewPages)(tick.about, about);
}

export function holdPoints({ entries, today, people, packs }: PointsQuestion): OpenPoint[] {
  return inForceOf(entries, 'hold', today).map((entry) => {
    const made = people?.holdsSeen.find(({ entryId }) => entryId === entry.id);
    const point = pointOf(entry, federalRule(packs, 'P36', { about: entry.fact.matter }));
    return { ...point, settled: made && { ...made.seen, how: 'seen' } };
  });
}

/** The newest address the patient asked for, where one is in force (45 CFR 164.522(b)). */
export function confidentialAddress(entries: PatientEntries, today: string) {
  return inForceOf(entries, 'confidential', today).findLast(({ fact }) => fact.address !== '');
}

function pointOf({ id, fact }: PatientEntry, said: Said): OpenPoint {
  return { ...said, entryId: id, kind: fact.kind };
}
