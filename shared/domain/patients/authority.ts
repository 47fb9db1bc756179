import { inFull } from '../base/localDateWords';
import { localDate } from '../base/localDate';
import type { LawFacts } from '../law/condition';
import type { PacksInForce, RulePack } from '../law/pack';
import type { CapacityRule, SignerRelation } from '../law/peopleRules';
import { entriesOf, inForceOf, isEnded, mayBeSamePerson, type PatientEntries } from './inForce';
import { kinStanding } from './kin';
import {
  firstFailed,
  peopleRule,
  saidBy,
  unseenDocuments,
  type Failed,
  type Said,
} from './requirements';
import type { EntryOf } from './slice';

export const signerAuthorities = ['none', 'pending', 'in-force', 'ended'] as const;
export type SignerAuthority = (typeof signerAuthorities)[number];

/** What somebody's authority is today. Computed at each call, never stored. */
export interface AuthorityStanding extends Said {
  readonly signerAuthority: SignerAuthority;
  readonly signerRelation: SignerRelation;
  /** Met only where the authority is in force; unknown where an answer or a paper is missing. */
  readonly answer: 'met' | 'not-met' | 'unknown';
  /** Ids of papers still to be seen; one of each group is enough. */
  readonly documents: readonly (readonly string[])[];
  /** The same in words: "Letters of administration or Small-estate affidavit". */
  readonly documentsNeeded: readonly string[];
  /** Questions nobody has answered. */
  readonly missing: readonly string[];
}

export interface AuthorityContext {
  readonly entries: PatientEntries;
  /** `YYYY-MM-DD`; it is asked anew at the moment of release. */
  readonly today: string;
  /** Standing facts of the patient and the request. */
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
}

type Authority = EntryOf<'authority'>;
type Outcome = Pick<AuthorityStanding, 'signerAuthority' | 'answer'> & Said & Partial<AuthorityStanding>; // prettier-ignore

const none = { signerAuthority: 'none', answer: 'not-met' } as const;
const ended = { signerAuthority: 'ended', answer: 'not-met' } as const;

/**
 * May this person sign for the patient today (45 CFR 164.502(g), 164.514(h))? What bars comes
 * first, then the dates, then what the capacity asks for, then the papers.
 */
export function authorityOf(signer: Authority, context: AuthorityContext): AuthorityStanding {
  const { pack } = context.packs.federal;
  const rule = pack.capacities.find(({ capacity }) => capacity === signer.fact.capacity);
  if (!rule) throw new Error(`no capacity ${signer.fact.capacity}`);
  const outcome =
    dated(signer, context) ?? barred(signer, context) ?? byCapacity(signer, rule, context);
  const documents = outcome.documents ?? [];
  return {
    missing: [],
    ...outcome,
    signerRelation: rule.relation,
    documents,
    documentsNeeded: documents.map((group) => inWords(group, context.packs)),
  };
}

function dated(signer: Authority, { today, packs }: AuthorityContext): Outcome | undefined {
  const { who, from, to } = signer.fact;
  const say = (id: string, date: string): Said => federalRule(packs, id, { who, date });
  const { ended: end } = signer;
  if (end && isEnded(signer, today)) return { ...ended, ...say('P24', inFull(localDate(end.on))) };
  if (to !== '' && to < today) return { ...ended, ...say('P24', inFull(localDate(to))) };
  if (from === '' || from <= today) return undefined;
  const begins = say('P23', inFull(localDate(from)));
  return { signerAuthority: 'pending', answer: 'not-met', ...begins };
}

/** A court, or a licensed professional under 164.502(g)(5), has taken this person's say away. */
function barred(signer: Authority, context: AuthorityContext): Outcome | undefined {
  const { packs } = context;
  const { who } = signer.fact;
  const say = (id: string): Said => federalRule(packs, id, { who });
  if (isDecidedAgainst(who, context)) return { ...none, ...say('P22') };
  const bars = orderBars(who, context);
  if (bars === true) return { ...none, ...say('P20') };
  if (bars === false) return undefined;
  return { signerAuthority: 'pending', answer: 'unknown', ...say('P21') };
}

type Dated = Pick<AuthorityContext, 'entries' | 'today'>;

/** The newest decision about this person is the one that counts. */
export function isDecidedAgainst(who: string, { entries, today }: Dated): boolean {
  const decisions = inForceOf(entries, 'abuse', today);
  const last = decisions.filter(({ fact }) => mayBeSamePerson(fact.whom, who)).at(-1);
  return last?.fact.decision === 'not-a-representative';
}

/** Whether an order in force closes everything to this person; `undefined` where nobody has said. */
export function orderBars(who: string, { entries, today }: Dated): boolean | undefined {
  const orders = inForceOf(entries, 'order', today).filter(
    ({ fact }) => fact.whom === '' || mayBeSamePerson(fact.whom, who),
  );
  const isOpen = ({ fact }: EntryOf<'order'>): boolean =>
    fact.whom === '' || fact.effect === 'unknown';
  if (orders.some((order) => !isOpen(order) && order.fact.effect === 'everything')) return true;
  return orders.some(isOpen) ? undefined : false;
}

function byCapacity(signer: Authority, rule: CapacityRule, context: AuthorityContext): Outcome {
  const { packs } = context;
  const { who } = signer.fact;
  const facts = factsOf(signer, context);
  const unmet = unmetRequirement(rule, facts, packs, who);
  if (unmet) return unmet;
  const kin = rule.byKinOrder
    ? kinStanding(packs, { ...signer.fact, proofs: proofsOf(signer, context), facts })
    : undefined;
  if (kin && kin.truth !== 'yes') return withoutPlace(kin);
  const said = kin ? saidIn(kin) : saidBy(packs.federal.pack, rule, rule.sentence, { who });
  const documents = [...missingPapers(signer, rule, context), ...(kin?.documents ?? [])];
  if (documents.length > 0) return { ...pending, ...said, ...askFor(documents, packs, who) };
  return { signerAuthority: 'in-force', answer: 'met', ...said, documents: [] };
}

/** What the federal rule of the capacity asks for comes first, then what the state asks besides. */
function unmetRequirement(
  rule: CapacityRule,
  facts: LawFacts,
  packs: PacksInForce,
  who: string,
): Outcome | undefined {
  const failed = firstFailed(rule.requires, facts);
  if (failed) return afterFailure(failed, saidOf(packs.federal.pack, rule, failed, who));
  const extra = stateExtra(packs, rule.capacity);
  const more = extra && firstFailed(extra.requires, facts);
  if (!extra || !more) return undefined;
  return afterFailure(more, saidOf(packs.state.pack, extra, more, who));
}

const pending = { signerAuthority: 'pending', answer: 'unknown' } as const;

function afterFailure({ requirement, truth, missing }: Failed, said: Said): Outcome {
  if (truth === 'unknown') return { ...pending, ...said, missing };
  return { signerAuthority: requirement.otherwise, answer: 'not-met', ...said };
}

function saidOf(
  pack: RulePack,
  rule: Pick<CapacityRule, 'id' | 'citation' | 'status'>,
  { requirement }: Failed,
  who: string,
): Said {
  return saidBy(pack, rule, requirement.sentence, { who });
}

function withoutPlace(kin: ReturnType<typeof kinStanding>): Outcome {
  const said = saidIn(kin);
  if (kin.failed) return afterFailure(kin.failed, said);
  return kin.truth === 'no' ? { ...none, ...said } : { ...pending, ...said };
}

function saidIn({ sentence, citation, ruleId, unverified }: Said): Said {
  return { sentence, citation, ruleId, unverified };
}

function askFor(
  documents: readonly (readonly string[])[],
  packs: PacksInForce,
  who: string,
): Pick<Outcome, 'documents' | 'sentence'> {
  const papers = documents.map((group) => inWords(group, packs)).join('; ');
  return { documents, sentence: `The proof of ${who} is missing. Ask for: ${papers}.` };
}

/** What the rules may ask of an authority beside the standing facts. */
function factsOf(signer: Authority, { facts }: AuthorityContext): LawFacts {
  const { capacity, kinship, statements } = signer.fact;
  return { ...facts, ...statements, capacity, kinship };
}

function missingPapers(
  signer: Authority,
  rule: CapacityRule,
  context: AuthorityContext,
): readonly (readonly string[])[] {
  const extra = stateExtra(context.packs, rule.capacity);
  const accepted = extra?.accepts ?? [];
  const groups = rule.documents.map((group) => [...group, ...accepted]);
  return unseenDocuments([...groups, ...(extra?.documents ?? [])], proofsOf(signer, context));
}

/** A death that was recorded with its proof need not be proved again. */
function proofsOf({ fact }: Authority, { entries }: Pick<AuthorityContext, 'entries'>): string[] {
  const ofDeath = entriesOf(entries, 'deceased').filter(({ ended: end }) => !end);
  return [...fact.proofs, ...ofDeath.flatMap((entry) => entry.fact.proofs)];
}

function stateExtra({ state }: PacksInForce, capacity: string) {
  return state.pack.capacityExtras.find((extra) => extra.capacity === capacity);
}

/** Documents of both packs by their titles. */
function inWords(group: readonly string[], { federal, state }: PacksInForce): string {
  const titles = [...federal.pack.proofDocuments, ...state.pack.proofDocuments];
  return group.map((id) => titles.find((one) => one.id === id)?.title ?? id).join(' or ');
}

/** A sentence of law by its id, from the federal pack. */
export function federalRule(
  { federal }: PacksInForce,
  id: string,
  values: Readonly<Record<string, string>>,
): Said {
  const rule = peopleRule(federal.pack, id);
  return saidBy(federal.pack, rule, rule.sentence, values);
}
