import type { GateLine } from '../release/gateLine';
import { mayGo, type RuleOutcome } from './gates';
import type { Need } from '../law/gateRules';

/** A page with a tag nobody has cleared, and what its gate says. */
export interface TaggedPage {
  readonly need: Need;
  readonly outcomes: readonly RuleOutcome[];
  /** Every tag on it was confirmed by a person. */
  readonly answered: boolean;
}

const fix = (label: string): GateLine['fix'] => ({ label, step: 'review' });

/** Red until each tagged page that goes out was answered for and may go (domain.md 4.1). */
export function sensitiveLine(pages: readonly TaggedPage[], onForm: boolean): GateLine {
  const open = pages.filter((page) => !page.answered).length;
  const stopped = pages.filter((page) => page.answered && !mayGo(page.need));
  if (stopped.length > 0)
    return red(stoppedSentence(stopped, onForm), 'Leave these pages out, or clear them');
  if (open > 0) {
    const sentence = `${many(open)} may be specially protected, and nobody has said yet.`;
    return red(sentence, `Answer for ${many(open)}`);
  }
  const sentence =
    pages.length === 0
      ? 'No page that goes out is tagged as specially protected.'
      : `${many(pages.length)} with a tag may go out.`;
  return { id: 'sensitive', ok: true, sentence };
}

/**
 * What a clerk says of a number of pages: "22 pages need a different form." `onForm`: the basis is a
 * form of the patient's, as against a subpoena or the patient's own request.
 */
export function needSentence(need: Need, count: number, onForm: boolean): string {
  const needs = count === 1 ? 'needs' : 'need';
  switch (need) {
    case 'needs-opt-in':
      return `${many(count)} ${needs} ${onForm ? 'to be named on the form' : formNaming(count)}.`;
    case 'needs-form':
      return `${many(count)} ${needs} ${onForm ? 'a different form' : signedForm}.`;
    case 'needs-order':
      return `${many(count)} ${needs} a judge’s order.`;
    case 'never':
      return `${many(count)} may not go out to this recipient.`;
    case 'allow':
    case 'allow-with-notice':
      return `${many(count)} may go out.`;
  }
}

const signedForm = 'a form signed by the patient';

function formNaming(count: number): string {
  return `${signedForm} that names ${count === 1 ? 'it' : 'them'}`;
}

/** The strictest need speaks for all; the panel of the review tells them apart. */
function stoppedSentence(pages: readonly TaggedPage[], onForm: boolean): string {
  const kinds = new Set(pages.map(({ need }) => need));
  const [only] = kinds;
  if (kinds.size === 1 && only) return needSentence(only, pages.length, onForm);
  return `${many(pages.length)} may not go out as things stand.`;
}

function red(sentence: string, label: string): GateLine {
  const button = fix(label);
  return { id: 'sensitive', ok: false, sentence, ...(button && { fix: button }) };
}

function many(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}
