/** Practice and the real desk never stand in for one another. */
export type DeskMode = 'real' | 'practice';

export function deskMode(practice: boolean): DeskMode {
  return practice ? 'practice' : 'real';
}

/** A note that does not say is one of the real desk. */
export function readMode(value: unknown): DeskMode {
  return deskMode(value === 'practice');
}

/** What a second start says while the other mode is open. */
export function otherModeOpen(open: DeskMode): string {
  return open === 'real'
    ? 'The real desk is open. Close it to practise.'
    : 'The practice clinic is open. Close it first.';
}
