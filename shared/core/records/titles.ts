import type { RequestState } from '../../domain/request/state';
import { tellingWords } from '../../domain/sensitive/telling';
import { clinicOf, type OpenDesk } from '../context';
import { documentsOf } from '../packing';
import { packsOfRequest, signsOf } from '../rules/requestPacks';

/** By document: its title or provider stands in the index of the packet and tells what care it was. */
export function titleCautions(desk: OpenDesk, state: RequestState): Record<string, string> {
  const signs = signsOf(packsOfRequest(desk, state));
  const names = [clinicOf(desk).profile.name];
  const found = documentsOf(state).flatMap(({ id, title, provider }) => {
    const words = [title, provider].flatMap((text) => tellingWords(text, signs, names));
    return words.length === 0 ? [] : [[id, cautionOf([...new Set(words)])] as const];
  });
  return Object.fromEntries(found);
}

function cautionOf(words: readonly string[]): string {
  return `“${words.join('”, “')}” tells what kind of care this is about, and stands in the index of the packet. Use neutral words.`;
}
