import { Refused } from '../../domain/base/fault';
import type { LawFacts } from '../../domain/law/condition';
import type { LetterTemplate } from '../../domain/law/letterRules';
import {
  finishedLetter,
  writeLetter,
  type LetterSource,
  type WrittenLetter,
  type WrittenPart,
} from '../../domain/letters/compose';
import type { LetterValues } from '../../domain/letters/places';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import type { OwnText, PacketResult } from '../../pdf/port';
import type { LoggedRequest, OpenDesk } from '../context';
import { packsOfRequest } from '../rules/requestPacks';
import { lawFactsOf } from '../rules/lawFacts';
import { inWords, lettersOf, templateOf } from './book';
import { letterText } from './text';
import { letterValues } from './values';
import { wordingOf } from './wording';
import { ownPages } from '../ownPages';
import { blankForm } from '../forms/desk';
import { keepThenRecord } from '../takeIn';

export interface LetterWish {
  readonly templateId: string;
  /** Laid over what the desk gathers from the request itself. */
  readonly values: LetterValues;
  /** New words for parts that may be edited, by part. */
  readonly edits?: Readonly<Record<string, string>> | undefined;
  /** Of `values`, those whose words are the rules' or the log's own: nobody typed them. */
  readonly byLaw?: readonly string[] | undefined;
}

export interface DraftedLetter extends WrittenLetter {
  readonly template: LetterTemplate;
  /** Every value the letter was written with. */
  readonly values: LetterValues;
}

/** The letter as far as it can be written today; nothing is kept. */
export function draftLetter(
  desk: OpenDesk,
  request: LoggedRequest,
  wish: LetterWish,
): DraftedLetter {
  const source = sourceOf(desk, request, wish);
  return { ...writeLetter(source), template: source.template, values: source.values };
}

/** What is recorded together with a letter; it may need the pages of the letter themselves. */
type Also =
  readonly RequestOperation[] | ((pages: FiledPages) => Promise<readonly RequestOperation[]>);

export interface FiledPages {
  readonly fileId: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a letter, seals its pages as a paper of the request, and records it together with
 * `also`: no act that needs a letter stands without it. Throws `Refused` where a part is missing.
 */
export async function fileLetter(
  desk: OpenDesk,
  request: LoggedRequest,
  wish: LetterWish,
  also: Also,
): Promise<{ readonly letterId: string; readonly paperId: string }> {
  const source = sourceOf(desk, request, wish);
  const parts = finishedLetter(source);
  const { bytes, report } = await setLetter(desk, request, { ...source, parts });
  const [letterId, paperId] = [desk.ids.newId(), desk.ids.newId()];
  const { template } = source;
  await keepThenRecord(desk, request.state.id, bytes, async ({ fileId, sha256 }) => [
    {
      type: 'intake.paperAdded',
      body: { paper: { id: paperId, kind: 'letter', fileId, sha256, pageCount: report.pages } },
    },
    {
      type: 'letter.filed',
      body: {
        id: letterId,
        templateId: template.id,
        title: template.name,
        paperId,
        parts: parts.map((part) => ({ id: part.id, text: wordsOf(part) })),
      },
    },
    ...(typeof also === 'function' ? await also({ fileId, bytes }) : also),
  ]);
  return { letterId, paperId };
}

/** The pages of a letter and of the form that goes along with it, as they would be filed. */
export function setLetter(
  desk: OpenDesk,
  request: LoggedRequest,
  letter: Parameters<typeof letterText>[1],
): Promise<PacketResult> {
  const { encloses } = letter.template;
  const forms = encloses === undefined ? [] : [blankForm(desk, request, encloses)];
  return ownPages(desk, request.number, letterText(desk, letter), ...forms);
}

/** Prints the very pages that were filed: a letter of the desk, never another paper. */
export async function printFiledLetter(
  desk: OpenDesk,
  state: RequestState,
  letterId: string,
): Promise<{ readonly outcome: 'sent' | 'cancelled' }> {
  const letter = state.letters?.filed.find((one) => one.id === letterId);
  const paper = state.intake.papers.find((one) => one.id === letter?.paperId);
  if (!paper) throw new Refused('no-letter', 'This letter is no longer among the papers.');
  return desk.shell['print.pdf']({ bytes: await desk.files.read(state.id, paper.fileId) });
}

/** The letter on top of a packet (domain.md 8, part 1); a page of the packet, not a paper of its own. */
export function coverLetter(desk: OpenDesk, request: LoggedRequest, values: LetterValues): OwnText {
  const source = sourceOf(desk, request, { templateId: 'transmittal', values });
  return letterText(desk, { ...source, parts: finishedLetter(source) });
}

export function letterTemplates(
  desk: OpenDesk,
  { state }: LoggedRequest,
): readonly LetterTemplate[] {
  return lettersOf(packsOfRequest(desk, state));
}

function sourceOf(desk: OpenDesk, request: LoggedRequest, wish: LetterWish): LetterSource {
  const template = templateOf(letterTemplates(desk, request), wish.templateId);
  const known = letterValues(desk, request, template.to);
  const values = inWords(template, { ...known, ...wish.values, ...byDesk(template, known) });
  const facts: LawFacts = lawFactsOf(desk, request.state);
  const wording = wordingOf(desk, request, { known, wish: wish.values, byLaw: wish.byLaw ?? [] });
  return { template, values, edits: wish.edits ?? {}, facts, wording };
}

/** What the log says of what left is not for a person to say otherwise. */
function byDesk({ fields }: LetterTemplate, known: LetterValues): LetterValues {
  const own = fields.filter((field) => field.byDesk);
  return Object.fromEntries(own.map(({ name }) => [name, known[name] ?? '']));
}

function wordsOf({ label, text, rows }: WrittenPart): string {
  const words = rows.length > 0 ? rows.join('\n') : text;
  return label === undefined ? words : `${label}: ${words}`;
}
