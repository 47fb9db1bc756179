/**
 * Whose page is this? Measured over the whole way, from the file coming in to what the review says:
 * `npm run bench:identity [pages]`, 500 unless said. Half an hour on two cores: most pages are scans.
 */
import { engineInNode } from '../../electron/headless/engineInNode';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestView } from '../../shared/contract/request';
import { openTestDesk, type TestDesk } from '../support/desk';
import { label, log, walkInFacts } from '../unit/core/walk';
import { arrivals, drawPages, planPages, type ChartPage } from './chartPages';

const pagesOfFile = 25;

type Answer = 'other' | 'unsure' | 'match';

/** A page counts as read when its words are kept, or it was given up. */
async function readAll(desk: TestDesk, requestId: string, scans: number): Promise<RequestView> {
  for (;;) {
    const view = await desk.ask('request.view', { requestId });
    const read = (view.request.reading?.kept ?? []).flatMap((one) => one.pages).length;
    process.stderr.write(`\r${read} of ${scans} scans read `);
    if (read >= scans) return view;
    await wait(2000);
  }
}

async function answersFor(pages: readonly ChartPage[]): Promise<Answer[]> {
  const desk = await openTestDesk({ readsPictures: true });
  const engine = await engineInNode();
  const patient = pages.find(({ isPlanted }) => !isPlanted)?.person;
  if (!patient) throw new Error('no page of the patient');
  const { given, family, born } = patient;
  const requestId = await log(desk, {
    ...walkInFacts,
    ...{ patientGivenName: given, patientFamilyName: family, patientDateOfBirth: born },
  });
  for (let from = 0; from < pages.length; from += pagesOfFile) {
    const bytes = await drawPages(engine, pages.slice(from, from + pagesOfFile));
    await desk.ask('records.add', { requestId, bytes, label });
  }
  const scans = pages.filter(({ arrival }) => arrival !== 'typed').length;
  return answersOf(await readAll(desk, requestId, scans), pages.length);
}

function answersOf({ request, identity }: RequestView, count: number): Answer[] {
  const ids = (request.records?.documents ?? []).map(({ id }) => id);
  const answers = Array.from({ length: count }, (): Answer => 'match');
  const place = (ref: { readonly documentId: string; readonly page: number }) =>
    ids.indexOf(ref.documentId) * pagesOfFile + ref.page - 1;
  for (const ref of identity.unsure) answers[place(ref)] = 'unsure';
  for (const ref of identity.others) answers[place(ref)] = 'other';
  return answers;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
}

function row(name: string, pages: readonly (ChartPage & { readonly answer: Answer })[]): string {
  const planted = pages.filter(({ isPlanted }) => isPlanted);
  const own = pages.filter(({ isPlanted }) => !isPlanted);
  const named = own.filter(({ layout }) => layout !== undefined);
  const those = (some: typeof pages, answer: Answer) => some.filter((one) => one.answer === answer).length; // prettier-ignore
  const found = planted.length - those(planted, 'match');
  return `| ${[
    name,
    percent(found, planted.length),
    percent(those(planted, 'other'), planted.length),
    percent(those(own, 'other'), own.length),
    percent(those(named, 'unsure'), named.length),
  ].join(' | ')} |`;
}

const count = Number(process.argv[2] ?? 500);
const pages = planPages(count);
const answers = await answersFor(pages);
const answered = pages.map((page, at) => ({ ...page, answer: answers[at] ?? 'match' }));
console.log(
  [
    `| ${count} pages | another's page stopped or asked about | named as another's | own page taken for another's | own page with its name, asked about |`,
    '|---|---|---|---|---|',
    ...arrivals.map((arrival) => row(arrival, answered.filter((page) => page.arrival === arrival))), // prettier-ignore
    row('all', answered),
  ].join('\n'),
);
