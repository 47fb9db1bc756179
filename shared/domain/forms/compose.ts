import { Refused } from '../base/fault';
import { holds } from '../law/condition';
import type { FormBlockRule, FormExtra, FormFieldRule, FormTemplate } from '../law/clinicFormRules';
import { filled, isFilled, type LetterValues } from '../letters/places';

/** A form with the additions of the clinic's state. */
interface FormRules {
  readonly template: FormTemplate;
  readonly extras: readonly FormExtra[];
}

export interface FormSource extends FormRules {
  readonly values: LetterValues;
}

export type WrittenBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'line'; readonly label: string; readonly value: string }
  | { readonly kind: 'check'; readonly checked: boolean; readonly text: string };

const blankLine = '____________________';

/** The pieces of a form with what is known filled in; throws where the law asks for one it lacks. */
export function writeForm(source: FormSource): readonly WrittenBlock[] {
  const blocks = blocksOf(source).filter((block) => holds(block.when, source.values) !== 'no');
  const missing = missingElement(source.template, blocks);
  if (missing !== undefined) {
    throw new Refused(
      'form-element-missing',
      `This form has nothing for ${missing}, so it cannot be used. Correct the rule pack.`,
    );
  }
  return blocks.map((block) => written(block, source.values));
}

/** What is asked for a form, with what its state asks besides, in the order of the form. */
export function fieldsOf({ template, extras }: FormRules): readonly FormFieldRule[] {
  const added = extras.flatMap(({ fields }) => fields);
  return laidIn(template.fields, added, ({ name }) => name).map((field) => ({
    ...field,
    choices: field.choices.filter(({ value }) =>
      extras.every(({ leavesOut }) => !leavesOut.choices[field.name]?.includes(value)),
    ),
  }));
}

/** What still has to be filled in before somebody may sign on the screen. */
export function openFields(source: FormSource): readonly string[] {
  return fieldsOf(source)
    .filter((field) => !field.optional && holds(field.when, source.values) === 'yes')
    .filter((field) => !isFilled(source.values, field.name))
    .map((field) => field.label);
}

/** The largest type a state asks for; undefined where none does. */
export function bodySizeOf(extras: readonly FormExtra[]): number | undefined {
  const sizes = extras.flatMap((extra) => extra.bodySize ?? []);
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}

/** The facts a signed form answers of itself: a lone {place} keeps its list. */
export function readBack({
  template,
  extras,
  values,
}: FormSource): Readonly<Record<string, unknown>> {
  const facts = Object.entries(template.readsBack ?? {}).map(([name, value]): [string, unknown] => {
    const lone = /^\{([A-Za-z]+)\}$/.exec(value)?.[1];
    const kept = lone === undefined ? undefined : (values[lone] ?? '');
    return [name, kept ?? filled(value, values, () => '')];
  });
  const answered = extras.flatMap(({ supplies }) => Object.entries(supplies));
  return { ...Object.fromEntries(facts), extras: Object.fromEntries(answered) };
}

function blocksOf({ template, extras }: FormRules): readonly FormBlockRule[] {
  const added = extras.flatMap(({ blocks }) => blocks);
  return laidIn(template.blocks, added, ({ id }) => id).filter(({ id }) =>
    extras.every(({ leavesOut }) => !leavesOut.blocks.includes(id)),
  );
}

/** Each addition below the member it comes after, in their own order; the others at the end. */
function laidIn<T>(
  own: readonly T[],
  added: readonly (T & { readonly after?: string | undefined })[],
  nameOf: (one: T) => string,
): readonly T[] {
  const names = new Set(own.map(nameOf));
  const isPlaced = ({ after }: { readonly after?: string | undefined }): boolean =>
    after !== undefined && names.has(after);
  return [
    ...own.flatMap((one) => [one, ...added.filter(({ after }) => after === nameOf(one))]),
    ...added.filter((one) => !isPlaced(one)),
  ];
}

function missingElement(
  template: FormTemplate,
  blocks: readonly FormBlockRule[],
): string | undefined {
  const there = new Set(blocks.flatMap((block) => block.elements));
  return template.requires.find((element) => !there.has(element));
}

function written(block: FormBlockRule, values: LetterValues): WrittenBlock {
  const text = filled(block.text, values, () => blankLine);
  switch (block.kind) {
    case 'line':
      return { kind: 'line', label: text, value: filled(block.value ?? '', values, () => '') };
    case 'check':
      return { kind: 'check', text, checked: isChecked(block, values) };
    case 'text':
      return { kind: 'paragraph', text };
    case 'heading':
      return { kind: 'heading', text };
  }
}

function isChecked({ checkedWhen }: FormBlockRule, values: LetterValues): boolean {
  return checkedWhen !== undefined && holds(checkedWhen, values) === 'yes';
}
