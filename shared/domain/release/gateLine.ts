/** The screen of the request on which a red line is cleared. */
type GatePlace =
  | 'intake'
  | 'basis'
  | 'authorization'
  | 'records'
  | 'review'
  | 'packet'
  | 'qc'
  | 'people'
  | 'money'
  | 'letters'
  | 'forms'
  | 'answer';

/** Every line of the gate, in the order of the walk. */
export const gateLineIds = [
  'open',
  'basis',
  'requirements',
  'authorization',
  'revocation',
  'recipient',
  'patient',
  'authority',
  'restriction',
  'address',
  'hold',
  'amendments',
  'records',
  'dates',
  'pages',
  'marks',
  'identity',
  'sensitive',
  'denial',
  'packet',
  'qc',
  'fee',
] as const;
export type GateLineId = (typeof gateLineIds)[number];

export interface GateLine {
  readonly id: GateLineId;
  readonly ok: boolean;
  readonly sentence: string;
  /** The button that clears a red line; absent where only time or the patient can. */
  readonly fix?: { readonly label: string; readonly step: GatePlace };
  /** What clears it was asked for with a letter: what to do once it comes. */
  readonly onceHere?: string;
  /** Stops nothing, and is not settled either: a fee that is still to pay. */
  readonly open?: boolean;
}

/** Lines of several stations, as the walk goes. */
export function inOrder<T extends { readonly id: GateLineId }>(lines: readonly T[]): T[] {
  const at = ({ id }: T): number => gateLineIds.indexOf(id);
  return lines.toSorted((a, b) => at(a) - at(b));
}

export function green(id: GateLineId, sentence: string): GateLine {
  return { id, ok: true, sentence };
}

export function red(id: GateLineId, sentence: string, fix?: GateLine['fix']): GateLine {
  return fix ? { id, ok: false, sentence, fix } : { id, ok: false, sentence };
}
