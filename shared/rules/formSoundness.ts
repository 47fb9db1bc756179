import { unknownForm } from '../domain/authorization/facts';
import type { FormExtra, FormTemplate } from '../domain/law/clinicFormRules';
import type { RulePack } from '../domain/law/pack';
import { ruleWords } from '../domain/law/packWords';

/**
 * What the rules about forms name and is not there: a known form, a form of the clinic, a piece or
 * a field of one, a question a form is said to answer. A sentence each.
 */
export function unsoundForms(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  const all = [pack, ...library];
  return [
    ...strangeKnownForms(pack, all),
    ...strangeAnswersOfForms(pack, all),
    ...pack.formExtras.flatMap((extra) => strangePlaces(extra, all)),
  ];
}

interface Named {
  readonly part: keyof RulePack;
  readonly rule: string;
  readonly names: readonly string[];
}

function strangeKnownForms(pack: RulePack, all: readonly RulePack[]): readonly string[] {
  const known = new Set(all.flatMap(({ knownForms }) => knownForms.map(({ form }) => form)));
  const reserved = pack.knownForms.filter(({ form }) => form === unknownForm);
  const named: readonly Named[] = [
    ...pack.formRequirements.map(({ id, except }) => ({
      ...{ part: 'formRequirements' as const, rule: id },
      names: except?.forms ?? [],
    })),
    ...pack.forms.map(({ id, readsBack }) => ({
      ...{ part: 'forms' as const, rule: id },
      names: readsBack?.form === undefined ? [] : [readsBack.form],
    })),
  ];
  return [
    ...reserved.map(({ form }) => `${ruleWords('knownForms', form)}: this name is for every form the rules do not know.`), // prettier-ignore
    ...missing(named, known, (name) => `the rules do not know the form ${name}`),
  ];
}

function strangeAnswersOfForms(pack: RulePack, all: readonly RulePack[]): readonly string[] {
  const asked = new Set(all.flatMap(({ formQuestions }) => formQuestions.map(({ id }) => id)));
  const named: readonly Named[] = [
    ...pack.knownForms.map(({ form, supplies }) => ({
      ...{ part: 'knownForms' as const, rule: form },
      names: Object.keys(supplies.extras ?? {}),
    })),
    ...pack.formExtras.map(({ id, supplies }) => ({
      ...{ part: 'formExtras' as const, rule: id },
      names: Object.keys(supplies),
    })),
  ];
  return missing(named, asked, (name) => `no rule asks ${name} of a form`);
}

/** An addition has to have its place in each form it is made for, and take away what is there. */
function strangePlaces(extra: FormExtra, all: readonly RulePack[]): readonly string[] {
  const templates = all.flatMap(({ forms }) => forms);
  const own = templates.filter(({ id }) => extra.forms.includes(id));
  const { blocks, fields, leavesOut } = extra;
  const of = (names: readonly string[]): Named => ({ part: 'formExtras', rule: extra.id, names });
  const placed = (list: readonly { readonly after?: string | undefined }[]): readonly string[] =>
    list.flatMap(({ after }) => (after === undefined ? [] : [after]));
  const here = own.flatMap((template) =>
    missing(
      [of([...placed(blocks), ...placed(fields)])],
      new Set([...blockIds(template), ...fieldNames(template)]),
      (name) => `the form ${template.id} has no ${name} to come after`,
    ),
  );
  return [
    ...missing([of(extra.forms)], new Set(templates.map(({ id }) => id)), (name) => `there is no form ${name}`), // prettier-ignore
    ...here,
    ...missing([of(leavesOut.blocks)], new Set(own.flatMap(blockIds)), (name) => `no form of it has ${name} to leave out`), // prettier-ignore
    ...missing([of(Object.keys(leavesOut.choices))], new Set(own.flatMap(fieldNames)), (name) => `no form of it has ${name} to leave out`), // prettier-ignore
  ];
}

function blockIds({ blocks }: FormTemplate): readonly string[] {
  return blocks.map(({ id }) => id);
}

function fieldNames({ fields }: FormTemplate): readonly string[] {
  return fields.map(({ name }) => name);
}

function missing(
  named: readonly Named[],
  there: ReadonlySet<string>,
  sentence: (name: string) => string,
): readonly string[] {
  return named.flatMap(({ part, rule, names }) =>
    names
      .filter((name) => !there.has(name))
      .map((name) => `${ruleWords(part, rule)}: ${sentence(name)}.`),
  );
}
