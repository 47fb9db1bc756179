import { withAnswers } from '../../domain/basis/answers';
import type { BasisAnswers } from '../../domain/basis/slice';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { withMoneyFacts, type MoneyFacts } from '../../domain/money/feeInput';
import type { PeopleStanding } from '../../domain/patients/peopleFacts';
import { receiverFacts, type Receives } from '../../domain/patients/receiver';
import { questionsOf } from './requestPacks';

/** Where the facts of one request come from: the desk has a request, a scenario file a case. */
export interface FactSource {
  readonly packs: PacksInForce;
  /** The intake form, the profile of the clinic, the papers and tags, the basis as decided. */
  readonly own: LawFacts;
  readonly answers: BasisAnswers;
  /** What the patient's people come to, asked with the answers in hand. */
  readonly people: (answered: LawFacts) => PeopleStanding['facts'];
  readonly receives: (signerOnRecord: string | undefined) => Receives;
  readonly money: MoneyFacts;
  /** What a scenario says by name; it holds over whatever follows from the rest. */
  readonly stated?: LawFacts | undefined;
}

/** What is on file, without anybody's answers. */
export function fileFactsFrom({
  own,
  answers,
  packs,
  people,
  receives,
  stated,
}: FactSource): LawFacts {
  const answered = withAnswers({ ...own, ...stated }, answers, questionsOf(packs));
  const known = people(answered);
  return { ...own, ...known, ...receiverFacts(receives(known.signerOnRecord)), ...stated };
}

/** With the answers: what a form is held against. */
export function knownFactsFrom(
  file: LawFacts,
  { answers, packs, money, stated }: FactSource,
): LawFacts {
  const answered = withAnswers(file, answers, questionsOf(packs));
  return { ...withMoneyFacts(answered, money, packs.federal.pack), ...stated };
}

/** With what the form lets the rules say: everything they may ask of a request. */
export function lawFactsFrom(known: LawFacts, form: LawFacts, { stated }: FactSource): LawFacts {
  return { ...known, ...form, ...stated };
}

export function majorityAgeOf({ federal }: PacksInForce): number {
  const { majorityAge } = federal.pack;
  if (majorityAge === undefined) throw new Error('rule pack has no age of majority');
  return majorityAge;
}
