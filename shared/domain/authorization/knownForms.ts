import { Refused } from '../base/fault';
import type { KnownForm } from '../law/checkRules';
import type { RulePack } from '../law/pack';
import { unknownForm, type AuthorizationFacts } from './facts';

/** A form to pick, and how a clerk calls it. */
interface FormToPick {
  readonly form: string;
  readonly label: string;
}

/** The facts with what the chosen form always says filled in over what was typed. */
export function withKnownForm(
  facts: AuthorizationFacts,
  packs: readonly RulePack[],
): AuthorizationFacts {
  return entriesOf(facts.form, packs).reduce(supplied, facts);
}

function supplied(facts: AuthorizationFacts, { supplies }: KnownForm): AuthorizationFacts {
  return {
    ...facts,
    ...supplies,
    optIns: [...new Set([...facts.optIns, ...(supplies.optIns ?? [])])],
    extras: { ...facts.extras, ...supplies.extras },
  };
}

/** Questions of a state that the form answers, though nobody has compared its text yet. */
export function unverifiedExtras(
  { form }: AuthorizationFacts,
  packs: readonly RulePack[],
): readonly string[] {
  return entriesOf(form, packs)
    .filter(({ status }) => status === 'verify')
    .flatMap(({ supplies }) => Object.keys(supplies.extras ?? {}));
}

/** Every form the packs know, each once: the pack that names it first says how it is called. */
export function formsToPick(packs: readonly RulePack[]): readonly FormToPick[] {
  const known = packs.flatMap(({ knownForms }) => knownForms);
  return known
    .filter((one, at) => known.findIndex(({ form }) => form === one.form) === at)
    .map(({ form, title, label = title }) => ({ form, label }));
}

/** Throws for an id no pack has: nobody could say what stands on such a form. */
export function refuseStrangeForm(form: string, packs: readonly RulePack[]): void {
  if (form === unknownForm || entriesOf(form, packs).length > 0) return;
  throw new Refused(
    'no-such-known-form',
    `The rules do not know the form “${form}”. Choose “Any other form” and type what stands on it.`,
  );
}

function entriesOf(form: string, packs: readonly RulePack[]): readonly KnownForm[] {
  return packs.flatMap(({ knownForms }) => knownForms).filter((one) => one.form === form);
}
