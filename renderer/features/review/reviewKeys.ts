import type { KeyWords } from '../../app/ui/KeysDialog';

/** The keys of the review, as the help shows them. */
export const reviewKeys: readonly KeyWords[] = [
  { keys: 'Space', does: 'Looked at; go to the next page nobody has looked at' },
  { keys: '← → Page Up Page Down', does: 'One page back or on' },
  { keys: 'R', does: 'Draw marks, or stop drawing' },
  { keys: 'M', does: 'Place a mark in the middle of the page, to be moved by keys' },
  { keys: 'Arrows on a mark', does: 'Move it by 1 point; with Shift by 10' },
  { keys: 'Alt + arrows on a mark', does: 'Make it larger or smaller' },
  { keys: 'Enter on a mark', does: 'Type where it lies' },
  { keys: 'Delete on a mark', does: 'Take it away' },
  { keys: 'Ctrl + Z, Ctrl + Shift + Z', does: 'Undo, do again' },
  { keys: 'S', does: 'Find and mark' },
  { keys: 'N', does: 'Next page with a proposed mark' },
  { keys: 'X', does: 'Leave the page out, or take it in again' },
  { keys: 'T', does: 'Tag the page as specially protected' },
  { keys: 'P', does: 'Show the page exactly as it will leave' },
];
