/** What a form has that a letter has not: headings, lines to fill, boxes to check, a signature. */
import { assertNever } from '../../domain/base/assertNever';
import { trimmed } from './newPage';
import type { SignatureInk, TextBlock } from '../port';
import type { Setter, Style } from './textSetter';

type FormBlock = Exclude<TextBlock, { kind: 'paragraph' | 'row' }>;

interface FormStyles {
  readonly body: Style;
  /** Under the line to sign on. */
  readonly small: Style;
}

export function setFormBlock(setter: Setter, block: FormBlock, styles: FormStyles): Promise<void> {
  const { body } = styles;
  switch (block.kind) {
    case 'heading':
      return setter.block(block.text, { ...body, bold: true, after: 4 });
    case 'line':
      return setLine(setter, block, body);
    case 'check':
      return setCheck(setter, block, body);
    case 'signature':
      return setSignature(setter, block, styles);
    default:
      return assertNever(block, 'form block');
  }
}

const labelGap = 6;

/** The label and its words on a rule; a long value goes below its label. */
async function setLine(
  setter: Setter,
  { label, value }: Extract<FormBlock, { kind: 'line' }>,
  body: Style,
): Promise<void> {
  const labelWidth = (await setter.widthOf(`${label}:`, body)) + labelGap;
  const valueWidth = await setter.widthOf(value, body);
  const { x, y, width } = setter.room(body.leading + 3);
  const baseline = y + 3;
  await setter.letter(`${label}:`, body, { x, y: baseline });
  if (labelWidth + valueWidth <= width && !value.includes('\n')) {
    setter.draw(rule(x + labelWidth, x + width, y));
    await setter.letter(value, body, { x: x + labelWidth, y: baseline });
  } else {
    await setter.block(value, { ...body, after: 0 }, 12);
  }
  setter.space(body.after);
}

const boxSize = 9;
const checkIndent = 18;

async function setCheck(
  setter: Setter,
  { checked, text }: Extract<FormBlock, { kind: 'check' }>,
  body: Style,
): Promise<void> {
  const { x, y } = setter.room(body.leading);
  setter.draw(box(x, y, checked));
  // The words begin beside the box, on its own line.
  setter.space(-body.leading);
  await setter.block(text, { ...body, after: 4 }, checkIndent);
}

const signatureHeight = 46;
const dateWidth = 130;

/** Ink over a rule with the date beside it; two empty rules where nobody has signed yet. */
async function setSignature(
  setter: Setter,
  block: Extract<FormBlock, { kind: 'signature' }>,
  { body, small }: FormStyles,
): Promise<void> {
  const room = setter.width - dateWidth - 20;
  const label = await setter.wrap(block.label, small, room);
  const labelHeight = small.leading * label.length;
  const { x, y, width } = setter.room(signatureHeight + labelHeight);
  const foot = y + labelHeight;
  const end = x + room;
  if (block.ink) setter.draw(inkOn(block.ink, { x, y: foot + 3, width: end - x }));
  await setter.letter(block.typed ?? '', body, { x: x + 2, y: foot + 4 });
  await setter.letter(block.date, body, { x: end + 20, y: foot + 4 });
  setter.draw(rule(x, end, foot));
  setter.draw(rule(end + 20, x + width, foot));
  const below = foot - small.leading + 2;
  label.forEach((line, at) => setter.line(line, small, { x, y: below - at * small.leading }));
  await setter.letter('Date', small, { x: end + 20, y: below });
  setter.space(body.after);
  if (block.note !== '') await setter.block(block.note, { ...small, after: 6 });
}

function rule(from: number, to: number, y: number): string {
  return `q 0.6 w ${trimmed(from)} ${trimmed(y)} m ${trimmed(to)} ${trimmed(y)} l S Q`;
}

/** An empty square, or one with a cross. */
function box(x: number, y: number, checked: boolean): string {
  const [left, right, low, high] = [x, x + boxSize, y, y + boxSize].map(trimmed);
  const square = `q 0.8 w ${left} ${low} ${boxSize} ${boxSize} re S`;
  const cross = ` ${left} ${low} m ${right} ${high} l S ${left} ${high} m ${right} ${low} l S`;
  return `${square}${checked ? cross : ''} Q`;
}

/** Strokes of the pad as vectors, fitted over the line without stretching them. */
function inkOn(
  { strokes, aspect }: SignatureInk,
  at: { readonly x: number; readonly y: number; readonly width: number },
): string {
  const height = Math.min(signatureHeight - 6, at.width / aspect);
  const place = ([x, y]: readonly [number, number]): string =>
    `${trimmed(at.x + x * height * aspect)} ${trimmed(at.y + (1 - y) * height)}`;
  const paths = strokes.map((points) => {
    const [first, ...rest] = points;
    if (!first) return '';
    const ends = rest.length > 0 ? rest : [first];
    return `${place(first)} m ${ends.map((point) => `${place(point)} l`).join(' ')} S`;
  });
  return `q 1.1 w 1 J 1 j ${paths.join(' ')} Q`;
}
