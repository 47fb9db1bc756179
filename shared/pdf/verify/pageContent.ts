import { type Operation, readContent } from './contentReader';
import type { Matrix } from './expectations';
import { decodeStream } from './filters';
import type { FilePage } from './pages';
import { liesOutside, moveText, multiply, newPlace, type TextPlace } from './textPlace';
import {
  dictOf,
  isKind,
  nameOf,
  numbersOf,
  type Objects,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  Problem,
  resolve,
} from './values';

/** What a page draws, as its operators say. */
export interface PageContent {
  /** Page images and others, each with the matrix it is drawn by. */
  readonly images: { readonly image: PdfStream; readonly matrix: Matrix }[];
  /** The operators used, in forms too. */
  readonly operators: Set<string>;
  /** How often text is drawn so that nobody sees it (render mode 3 or 7). */
  hiddenTexts: number;
  /** Text is drawn where the page does not show it. */
  textOffPage: boolean;
  /** Text is drawn into a mask. */
  textInMask: boolean;
  forms: number;
  /** The page's own content streams, then the forms it draws, each in order. */
  readonly streams: PdfStream[];
}

const PAINTERS = 'b B b* B* f F f* s S n m l c v y h re W W* sh';
const STATE = 'q Q cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k';
const TEXT = 'BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ \' "';
const REST = 'Do BI BMC BDC EMC MP';
const KNOWN = new Set(`${PAINTERS} ${STATE} ${TEXT} ${REST}`.split(' '));
/** Operators that name a resource, and the list it stands in. */
const DRAWS_ON: ReadonlyMap<string, string> = new Map([
  ['Do', 'XObject'],
  ['Tf', 'Font'],
  ['gs', 'ExtGState'],
  ['cs', 'ColorSpace'],
  ['CS', 'ColorSpace'],
]);
const INTENTS = new Set(
  'AbsoluteColorimetric RelativeColorimetric Saturation Perceptual'.split(' '),
);
const SHOWS = new Set(['Tj', 'TJ', "'", '"']);

interface Scan {
  readonly objects: Objects;
  readonly content: PageContent;
  readonly depth: number;
  readonly resources: PdfDict;
  /** A form without resources of its own borrows those of the page. */
  readonly borrows: boolean;
  readonly crop: readonly number[];
  readonly inMask: boolean;
}
interface State {
  matrix: Matrix;
  hidden: boolean;
  readonly place: TextPlace;
}

/** The page's content streams, in order. */
export function contentStreams(page: FilePage, objects: Objects): PdfStream[] {
  const contents = resolve(page.dict.entries.get('Contents'), objects);
  const list = isKind(contents, 'array') ? contents.items : [contents];
  const streams = list.map((item) => resolve(item, objects));
  return streams.filter((stream) => isKind(stream, 'stream'));
}

/** Follows a page's operators through its forms; every operator must be a known one. */
export function scanPage(page: FilePage, objects: Objects): PageContent {
  const streams = contentStreams(page, objects);
  const content: PageContent = {
    images: [],
    operators: new Set(),
    hiddenTexts: 0,
    textOffPage: false,
    textInMask: false,
    forms: 0,
    streams,
  };
  const scan = {
    objects,
    content,
    depth: 0,
    resources: page.resources,
    borrows: false,
    crop: page.crop,
    inMask: false,
  };
  run(joined(streams, objects), scan, [1, 0, 0, 1, 0, 0]);
  return content;
}

/** Content streams are read as one, with a space between (ISO 32000-2 7.8.2). */
export function joined(streams: readonly PdfStream[], objects: Objects): Uint8Array {
  const parts = streams.map((stream) => plain(stream, objects));
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(32);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length + 1;
  }
  return out;
}

function plain(stream: PdfStream, objects: Objects): Uint8Array {
  const decoded = decodeStream(stream, objects);
  if (decoded.image) throw new Problem('page content is packed like an image');
  return decoded.bytes;
}

function run(bytes: Uint8Array, scan: Scan, matrix: Matrix): void {
  const stack: State[] = [];
  let state: State = { matrix, hidden: false, place: newPlace() };
  const used: string[] = [];
  for (const operation of readContent(bytes)) {
    const { op } = operation;
    if (!KNOWN.has(op)) throw new Problem('the page content has an unknown operator');
    scan.content.operators.add(op);
    const section = DRAWS_ON.get(op);
    if (section !== undefined) used.push(`${section} ${nameOf(operation.operands[0])}`);
    if (op === 'q') stack.push({ ...state, place: { ...state.place } });
    else if (op === 'Q')
      state = stack.pop() ?? fail('the page content restores what it never saved');
    else if (op === 'Do') draw(operation, scan, state.matrix);
    else apply(operation, scan, state);
  }
  if (!scan.borrows) expectAllUsed(scan, new Set(used));
}

function fail(message: string): never {
  throw new Problem(message);
}

function apply(operation: Operation, scan: Scan, state: State): void {
  const { op, operands } = operation;
  moveText(state.place, operation);
  if (op === 'cm') state.matrix = multiply(matrixOf(operands), state.matrix);
  else if (op === 'Tr') state.hidden = operands[0] === 3 || operands[0] === 7;
  else if (op === 'BDC') expectBareMark(operands);
  else if (op === 'gs') applyGraphics(operands, scan, state.matrix);
  else if (op === 'd' || op === 'ri') expectNoWords(operands);
  else if (SHOWS.has(op)) show(operation, scan, state);
}

function show(operation: Operation, scan: Scan, state: State): void {
  if (state.hidden) scan.content.hiddenTexts += 1;
  if (scan.inMask) scan.content.textInMask = true;
  if (liesOutside(state.place, operation, { ...state, ...scan })) scan.content.textOffPage = true;
}

/** Dashes are numbers, and there are four intents: anything else could be words. */
function expectNoWords(operands: readonly PdfValue[]): void {
  const named = operands.filter((operand) => isKind(operand, 'name'));
  if (operands.some(hasText) || named.some(({ name }) => !INTENTS.has(name)))
    throw new Problem('words stand where a line or colour is set');
}

/** A soft mask draws a form nobody sees as such (ISO 32000-2 11.5.2). */
function applyGraphics([operand]: readonly PdfValue[], scan: Scan, matrix: Matrix): void {
  const { objects, resources } = scan;
  const list = dictOf(resolve(resources.entries.get('ExtGState'), objects));
  const graphics = dictOf(resolve(list?.entries.get(nameOf(operand) ?? ''), objects));
  const mask = dictOf(resolve(graphics?.entries.get('SMask'), objects));
  const group = resolve(mask?.entries.get('G'), objects);
  if (isKind(group, 'stream')) drawForm(group, { ...scan, inMask: true }, matrix);
}

/** Marked content may number itself for a reader, and carry nothing that can be read. */
const MARK_KEYS = new Set(['MCID', 'Type', 'Subtype', 'BBox', 'Attached']);

function expectBareMark([tag, properties]: readonly PdfValue[]): void {
  if (nameOf(tag) === 'OC') throw new Problem('the page has a layer that can be switched off');
  if (!isKind(properties, 'dict')) throw new Problem('the page content names hidden properties');
  for (const [key, value] of properties.entries) {
    if (!MARK_KEYS.has(key) || hasText(value)) {
      throw new Problem(`the page content carries text beside what is shown (/${key})`);
    }
  }
}

function hasText(value: PdfValue): boolean {
  if (isKind(value, 'array')) return value.items.some(hasText);
  return isKind(value, 'string') || isKind(value, 'dict');
}

function draw({ operands }: Operation, scan: Scan, matrix: Matrix): void {
  const name = nameOf(operands[0]) ?? '';
  const list = dictOf(resolve(scan.resources.entries.get('XObject'), scan.objects));
  const target = resolve(list?.entries.get(name), scan.objects);
  if (!isKind(target, 'stream')) throw new Problem('the page draws something that is not there');
  if (nameOf(target.dict.entries.get('Subtype')) === 'Image') {
    scan.content.images.push({ image: target, matrix });
  } else drawForm(target, scan, matrix);
}

function drawForm(form: PdfStream, scan: Scan, matrix: Matrix): void {
  if (scan.depth > 12) throw new Problem('the page draws forms within forms without end');
  scan.content.forms += 1;
  scan.content.streams.push(form);
  const own = numbersOf(resolve(form.dict.entries.get('Matrix'), scan.objects), scan.objects);
  const inner = own ? multiply(matrixOf(own), matrix) : matrix;
  const resources = dictOf(resolve(form.dict.entries.get('Resources'), scan.objects));
  run(
    plain(form, scan.objects),
    {
      ...scan,
      depth: scan.depth + 1,
      resources: resources ?? scan.resources,
      borrows: resources === undefined,
    },
    inner,
  );
}

/** An image, a form or a font that no page shows still leaves with the file. */
function expectAllUsed({ resources, objects }: Scan, used: ReadonlySet<string>): void {
  for (const section of new Set(DRAWS_ON.values())) {
    const list = dictOf(resolve(resources.entries.get(section), objects));
    const idle = [...(list?.entries.keys() ?? [])].some((name) => !used.has(`${section} ${name}`));
    if (idle) throw new Problem(`the page holds something it does not use (/${section})`);
  }
}

function matrixOf(values: readonly PdfValue[]): Matrix {
  const [a, b, c, d, e, f] = values.filter((value) => typeof value === 'number');
  if (values.length !== 6 || f === undefined) throw new Problem('a matrix has not six numbers');
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f];
}
