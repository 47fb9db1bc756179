import type { IntakeFacts } from '../../domain/intake/slice';
import type { Wording } from '../../domain/letters/neutral';
import { itemsOf, type LetterValues } from '../../domain/letters/places';
import { clinicOf, type LoggedRequest, type OpenDesk } from '../context';
import { patientName, recipientOf, requesterName } from '../../domain/intake/parties';
import { packsOfRequest, signsOf } from '../rules/requestPacks';

interface Said {
  /** What the desk itself would have put there. */
  readonly known: LetterValues;
  readonly wish: LetterValues;
  /** Places whose words are the rules' or the log's own. */
  readonly byLaw: readonly string[];
}

/** What of a letter a person wrote, and what it must not say. */
export function wordingOf(
  desk: OpenDesk,
  { state, facts }: LoggedRequest,
  { known, wish, byLaw }: Said,
): Wording {
  const [first = ''] = itemsOf({ ...known, ...wish }, 'addressee');
  return {
    signs: signsOf(packsOfRequest(desk, state)),
    names: [clinicOf(desk).profile.name, ...partiesOf(facts)],
    typed: typedOnly(known, wish, byLaw),
    toPatient: first.trim() === patientName(facts),
  };
}

function partiesOf(facts: IntakeFacts): readonly string[] {
  const { name, organization } = recipientOf(facts);
  return [
    patientName(facts),
    requesterName(facts),
    facts.requesterOrganization,
    name,
    organization,
  ];
}

function typedOnly(
  known: LetterValues,
  wish: LetterValues,
  byLaw: readonly string[],
): LetterValues {
  const typed = Object.keys(wish).filter((name) => !byLaw.includes(name));
  return Object.fromEntries(
    typed.map((name) => {
      const own = new Set(itemsOf(known, name));
      return [name, itemsOf(wish, name).filter((item) => !own.has(item))];
    }),
  );
}
