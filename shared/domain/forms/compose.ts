import { Refused } from '../base/fault';
import { holds } from '../law/condition';
import type { FormBlockRule, FormExtra, FormTemplate } from '../law/clinicFormRules';
import { filled, isFilled, type LetterValues } from '../letters/places';

/** A form with the additions of the clinic's state. */
export interface FormSource {
  readonly template: FormTemplate;
  readonly extras: readonly FormExtra[];
  readonly values: LetterValues;
}

export type WrittenBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'line'; readonly label: string; readonly value: string }
  | { readonly kind: 'check'; readonly checked: boolean; readonly text: string };

const blankLine = '____________________';

/** The pieces of a form with what is known filled in; throws where the law asks for one it lacks. */
export function writeForm(source: FormSource): readonly WrittenBlock[] {
  const blocks = allBlocks(source).filter((block) => holds(block.when, source.values) !== 'no');
  const missing = missingElement(source.template, blocks);
  if (missing !== undefined) {
    throw new Refused(
      'form-element-missing',
      `This form has nothing for ${missing}, so it cannot be used. Correct the rule pack.`,
    );
  }
  return blocks.map((block) => written(block, source.values));
}

/** What still has to be filled in before somebody may sign on the screen. */
export function openFields({ template, values }: FormSource): readonly string[] {
  return template.fields
    .filter((field) => !field.optional && holds(field.when, values) === 'yes')
    .filter((field) => !isFilled(values, field.name))
    .map((field) => field.label);
}

/** The largest type a state asks for; undefined where none does. */
export function bodySizeOf(extras: readonly FormExtra[]): number | undefined {
  const sizes = extras.flatMap((extra) => extra.bodySize ?? []);
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}

/** The facts a signed form answers of itself: a lone {place} keeps its list. */
export function readBack({ template, values }: FormSource): Readonly<Record<string, unknown>> {
  const facts = Object.entries(template.readsBack ?? {}).map(([name, value]) => {
    const lone = /^\{([A-Za-z]+)\}$/.exec(value)?.[1];
    const kept = lone === undefined ? undefined : (values[lone] ?? '');
    return [name, kept ?? filled(value, values, () => '')];
  });
  return Object.fromEntries(facts) as Record<string, unknown>;
}

function allBlocks({ template, extras }: FormSource): readonly FormBlockRule[] {
  return [...template.blocks, ...extras.flatMap((extra) => extra.blocks)];
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
