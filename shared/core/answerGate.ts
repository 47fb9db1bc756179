import type { GateItem } from '../contract/request';
import { denialLine } from '../domain/answer/standing';
import type { RequestState } from '../domain/request/state';
import type { OpenDesk } from './context';
import { denialRule } from './answerView';
import { packsOf } from './law';

/** The line of the release gate about denials; their grounds stand in the pack. */
export function denialItem(desk: OpenDesk, state: RequestState): GateItem {
  const { facts } = state.intake;
  const isWhole = (code: string): boolean =>
    facts !== undefined && denialRule(packsOf(desk, facts.receivedOn), code)?.covers === 'request';
  return { ...denialLine(state.answer, isWhole) };
}
