/**
 * Rewrites a content stream from a whitelist of operators. Comments, marked content (with
 * its ActualText), unknown operators and stray operands do not get through: what is not in
 * the table below makes the page a rebuilt one.
 */
import { ContentReader, NotUnderstood, type Token } from '../syntax/contentTokens';

/**
 * n number, N name, s string, d array of numbers, a array of numbers or strings, * one to four
 * numbers, I one of the rendering intents.
 */
const signatures: Readonly<Record<string, string>> = {
  q: '', Q: '', cm: 'nnnnnn', w: 'n', J: 'n', j: 'n', M: 'n', d: 'dn', ri: 'I', i: 'n', gs: 'N',
  m: 'nn', l: 'nn', c: 'nnnnnn', v: 'nnnn', y: 'nnnn', h: '', re: 'nnnn',
  S: '', s: '', f: '', F: '', 'f*': '', B: '', 'B*': '', b: '', 'b*': '', n: '', W: '', 'W*': '',
  BT: '', ET: '', Tc: 'n', Tw: 'n', Tz: 'n', TL: 'n', Tf: 'Nn', Tr: 'n', Ts: 'n',
  Td: 'nn', TD: 'nn', Tm: 'nnnnnn', 'T*': '', Tj: 's', TJ: 'a', "'": 's', '"': 'nns',
  CS: 'N', cs: 'N', SC: '*', SCN: '*', sc: '*', scn: '*', G: 'n', g: 'n', RG: 'nnn', rg: 'nnn',
  K: 'nnnn', k: 'nnnn', Do: 'N',
}; // prettier-ignore

/** Marked content paints nothing; dropped, unless it belongs to a layer. */
const markedContent = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP', 'BX', 'EX']);

/** ISO 32000-2 table 69; any other name could be a word. */
const intents = new Set([
  '/AbsoluteColorimetric',
  '/RelativeColorimetric',
  '/Saturation',
  '/Perceptual',
]);

/** Names a list of resources goes by in the content: the source's own, and the fresh one. */
type Renamed = ReadonlyMap<string, string>;

export interface ResourceUse {
  readonly fonts: Renamed;
  readonly xObjects: Renamed;
  readonly states: Renamed;
  readonly colourSpaces: Renamed;
}

export interface CleanContent {
  readonly text: string;
  readonly uses: ResourceUse;
}

interface Gathering {
  readonly lines: string[];
  readonly fonts: Map<string, string>;
  readonly xObjects: Map<string, string>;
  readonly states: Map<string, string>;
  readonly colourSpaces: Map<string, string>;
}

/** Latin-1 in, Latin-1 out. Throws NotUnderstood. */
export function cleanContent(source: string): CleanContent {
  const reader = new ContentReader(source);
  const out: Gathering = {
    lines: [],
    fonts: new Map(),
    xObjects: new Map(),
    states: new Map(),
    colourSpaces: new Map(),
  };
  let operands: Token[] = [];
  for (let token = reader.next(); token; token = reader.next()) {
    if (token.kind !== 'operator') {
      operands.push(token);
      continue;
    }
    takeOperator(out, token.text, operands);
    operands = [];
  }
  if (operands.length > 0) throw new NotUnderstood('content-stray-operand');
  return { text: out.lines.join('\n'), uses: out };
}

function takeOperator(out: Gathering, operator: string, operands: readonly Token[]): void {
  if (markedContent.has(operator)) {
    if (operands[0]?.text === '/OC') throw new NotUnderstood('layer');
    return;
  }
  const signature = Object.hasOwn(signatures, operator) ? signatures[operator] : undefined;
  if (signature === undefined) throw new NotUnderstood(`content-operator`);
  checkOperands(signature, operands);
  refuseInvisible(operator, operands);
  const fresh = freshName(out, operator, operands[0]?.text.slice(1) ?? '');
  const words = operands.map((operand) => operand.text);
  if (fresh !== undefined) words[0] = `/${fresh}`;
  out.lines.push([...words, operator].join(' '));
}

function checkOperands(signature: string, operands: readonly Token[]): void {
  const fits =
    signature === '*'
      ? operands.length >= 1 && operands.length <= 4 && operands.every(isNumber)
      : operands.length === signature.length &&
        operands.every((operand, index) => fitsKind(signature[index] ?? '', operand));
  if (!fits) throw new NotUnderstood('content-operands');
}

function isNumber(token: Token): boolean {
  return token.kind === 'number';
}

function fitsKind(wanted: string, token: Token): boolean {
  switch (wanted) {
    case 'n':
      return token.kind === 'number';
    case 'N':
      return token.kind === 'name';
    case 's':
      return token.kind === 'string';
    case 'I':
      return intents.has(token.text);
    case 'd':
      return token.kind === 'array' && /^\[[\s\d.+-]*\]$/.test(token.text);
    default:
      return (
        token.kind === 'array' && !/[/]|<</.test(token.text.replace(/\((?:\\.|[^\\)])*\)/gs, ''))
      );
  }
}

/** Invisible and clipping text modes (3..7) hide words from the eye but not from a search. */
function refuseInvisible(operator: string, operands: readonly Token[]): void {
  if (operator === 'Tr' && Number(operands[0]?.text) > 2) throw new NotUnderstood('invisible-text');
}

/** A source's own name of a resource could be words, so each gets a number instead. */
function freshName(out: Gathering, operator: string, name: string): string | undefined {
  const [list, letter] = listOf(out, operator, name) ?? [];
  if (!list) return undefined;
  const fresh = list.get(name) ?? `${letter}${list.size}`;
  list.set(name, fresh);
  return fresh;
}

function listOf(
  out: Gathering,
  operator: string,
  name: string,
): readonly [Map<string, string>, string] | undefined {
  switch (operator) {
    case 'Tf':
      return [out.fonts, 'F'];
    case 'Do':
      return [out.xObjects, 'X'];
    case 'gs':
      return [out.states, 'G'];
    case 'cs':
    case 'CS':
      return /^Device(Gray|RGB|CMYK)$/.test(name) ? undefined : [out.colourSpaces, 'C'];
    default:
      return undefined;
  }
}
