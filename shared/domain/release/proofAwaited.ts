import { inFull } from '../base/localDateWords';
import { localDate } from '../base/localDate';

interface AskingLetter {
  readonly proof: string;
  readonly onceHere: string;
}

/** Letters of a basis that ask for a proof: what then is waited for, and what to do once it comes. */
const askingLetters: Readonly<Record<string, AskingLetter | undefined>> = {
  'subpoena-deficiency': {
    proof: 'proof of notice or a protective order',
    onceHere: 'When it comes, answer under Basis which proof it is.',
  },
  'authority-needed': {
    proof: 'proof that the requester may act for the patient',
    onceHere: 'When it comes, record under People and authority who may act.',
  },
};

/** What is waited for, one sentence, and what to do once it is here. */
interface AwaitedProof {
  readonly sentence: string;
  readonly onceHere: string;
}

/** The proof a letter of `letter` asked for on the day `askedOn`; undefined where none asks for one. */
export function proofAwaited(
  letter: string | undefined,
  askedOn: string | undefined,
): AwaitedProof | undefined {
  const asking = askingLetters[letter ?? ''];
  if (!asking || askedOn === undefined) return undefined;
  const day = inFull(localDate(askedOn));
  return {
    sentence: `Waiting for ${asking.proof} (letter of ${day}).`,
    onceHere: asking.onceHere,
  };
}
