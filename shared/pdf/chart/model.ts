/** A document of another chart system, read; before it is set on pages. */

/** A code of an entry, kept for coding and for what it says of the care; it stands on no page. */
export interface ChartCode {
  /** "ICD-10-CM", or the identifier the file gives. */
  readonly system: string;
  readonly code: string;
  readonly display: string;
  /** Heading of the section it belongs to. */
  readonly section: string;
}

export type ChartBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `mark` is a bullet or a number; `depth` counts from 0. */
  | { readonly kind: 'item'; readonly mark: string; readonly depth: number; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface ChartSection {
  readonly title: string;
  /** 0 for a section of the document, 1 for one inside it. */
  readonly level: number;
  readonly blocks: readonly ChartBlock[];
}

/** Label and value. */
export type ChartFact = readonly [string, string];

export interface ChartPatient {
  /** "Family, Given". */
  readonly name: string;
  /** MM/DD/YYYY. */
  readonly birth: string;
  /** Medical record number; empty where the file calls none so. */
  readonly number: string;
  readonly more: readonly ChartFact[];
}

/** What the file speaks of and the pages do not show. */
export interface LeftOut {
  /** Pictures and sounds. */
  pictures: number;
  /** Things that lie outside the file; never fetched. */
  outside: number;
}

export interface ChartDocument {
  readonly title: string;
  readonly patients: readonly ChartPatient[];
  readonly facts: readonly ChartFact[];
  readonly sections: readonly ChartSection[];
  readonly codes: readonly ChartCode[];
  readonly leftOut: LeftOut;
}

/** Sections inside sections inside sections: deeper is no document. */
export const deepestSection = 20;
const mostCodes = 5000;

/** Each code of a section once, in the order found. */
export function distinctCodes(codes: readonly ChartCode[]): readonly ChartCode[] {
  const seen = new Map(
    codes.map((one) => [`${one.section}\n${one.system}\n${one.code}`, one] as const),
  );
  return [...seen.values()].slice(0, mostCodes);
}

/**
 * What a section says that has no words of its own. Its codes are not spelled out in their place:
 * without what stands around a code it cannot be told whether the patient has it or not.
 */
export function wordless(codes: number): readonly ChartBlock[] {
  const text =
    codes > 0
      ? 'The file gives codes for this section and no words. Ask the sender for a readable copy if it matters.'
      : 'Nothing is written in this section.';
  return [{ kind: 'paragraph', text }];
}
