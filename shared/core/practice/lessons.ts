/** What a lesson is about, in the order of the screen. */
export const lessonTopics = [
  'Pages and packets',
  'Authorizations',
  'People and authority',
  'Papers of courts, lawyers and plans',
  'Protected pages',
  'Fees',
  'Denials and lists',
] as const;
export type LessonTopic = (typeof lessonTopics)[number];

/** A request of the practice clinic with something in it to find. */
export interface Lesson {
  readonly id: string;
  /** Stays the same when lessons are added: a request is found again by it. */
  readonly number: number;
  readonly topic: LessonTopic;
  readonly title: string;
  /** What a clerk sees who knows nothing yet. */
  readonly story: string;
  /** What is wrong with it, and how it is put right; read when the clerk has looked. */
  readonly find: string;
}

const pages = [
  {
    id: 'stray-page',
    number: 1,
    title: 'A page that does not belong',
    story: 'A patient at the counter wants a copy of the chart. All records are here.',
    find: 'One page in the middle names another patient, and the desk points at it. Leave it out, then look at the rest.',
  },
  {
    id: 'false-blackout',
    number: 2,
    title: 'A black box that hides nothing',
    story: 'An attorney asks with a good form. The chart came from another office.',
    find: 'On page 2 a black box lies over a line, and the words are still under it. Draw a mark of your own over it: then nothing is left under the box in the packet.',
  },
  {
    id: 'open-marks',
    number: 3,
    title: 'Marks that wait for an answer',
    story: 'Somebody searched the chart for one word and went to lunch.',
    find: 'Each mark is only proposed. Accept or reject every one of them; until then no packet is built.',
  },
  {
    id: 'second-look',
    number: 4,
    title: 'The second look',
    story: 'A packet is built and waits for a second person.',
    find: 'Nothing is wrong with it. Look at the packet, tick the list, and give the reason why you check it alone.',
  },
  {
    id: 'sent-back',
    number: 5,
    title: 'A packet that came back',
    story: 'The second person declined a packet and said why.',
    find: 'Page 2 is not in the dates asked for. Leave it out, build the packet again, and have it checked again.',
  },
  {
    id: 'ready',
    number: 6,
    title: 'Ready to go',
    story: 'Everything was done by others; somebody has to hand it over.',
    find: 'Every line of the release holds. Print it or save it, and the disclosure log has its row.',
  },
  {
    id: 'half-typed',
    number: 7,
    title: 'Half a form',
    story: 'A clerk began to take in a request and was called away.',
    find: 'It is a draft and has no number, so no clock runs for anybody to see. Finish the form and log it.',
  },
] as const;

const forms = [
  {
    id: 'late-form',
    number: 8,
    title: 'A form that ran out',
    story: 'A law office asks by mail, with a form.',
    find: 'The form had run out before it came. Return it with a letter.',
  },
  {
    id: 'no-signature',
    number: 9,
    title: 'A form without a signature',
    story: 'Another law office asks by mail, with a form.',
    find: 'Nobody signed it. Return it with a letter.',
  },
  {
    id: 'revoked',
    number: 10,
    title: 'A patient who thought again',
    story: 'The form was accepted and the records are here. Then the patient wrote.',
    find: 'The patient revoked it in writing, so nothing may go out. Only a new form opens it again.',
  },
  {
    id: 'event-came',
    number: 11,
    title: 'Good at intake, over at release',
    story:
      'The packet was built and checked. Since then a letter of the law office came; it lies with the papers.',
    find: 'The form holds until the case is over, and the letter says that it is. Return the form with a letter; the packet may not go.',
  },
  {
    id: 'between-parts',
    number: 12,
    title: 'Revoked between two parts',
    story: 'One part of the chart was sent. The rest came in today, and so did a letter.',
    find: 'The patient revoked the form after the first part. The rest may not go, and the first part may not be printed again.',
  },
] as const;

const people = [
  {
    id: 'power-of-attorney',
    number: 13,
    title: 'A power of attorney that still waits',
    story: 'A daughter asks for the chart of her father and shows a power of attorney.',
    find: 'The paper begins only when two doctors have found that the patient cannot decide, and no finding is here. Ask her for it. When it comes, correct her entry under People and authority.',
  },
  {
    id: 'father-and-order',
    number: 14,
    title: 'A father and a court order',
    story: 'A father asks for the chart of his child. He is named in our registration.',
    find: 'A court order on file closes all records to him, so nothing goes to him. The basis says the same once it is decided: answer him in writing.',
  },
  {
    id: 'executor',
    number: 15,
    title: 'An executor without letters',
    story: 'A son says that he is the executor of his mother. He brought the death certificate.',
    find: 'The letters of the court are missing. Ask for them; when they come, tick them under People and authority.',
  },
] as const;

const papers = [
  {
    id: 'bare-subpoena',
    number: 16,
    title: 'A subpoena and nothing else',
    story: 'A subpoena came by mail and says “you are commanded”.',
    find: 'A clerk of the court signed it, no judge, and no proof came with it. Write what is missing from the basis; nothing goes, and do not let the day on the paper pass.',
  },
  {
    id: 'proved-subpoena',
    number: 17,
    title: 'A subpoena with its proof',
    story: 'Another subpoena came, with a statement of counsel behind it.',
    find: 'The patient was told and did not object, so it may go. Build the packet and have it checked; the release writes a row that the patient can ask to see.',
  },
  {
    id: 'as-if-patient',
    number: 18,
    title: 'A letter “as if from the patient”',
    story: 'A letter says “I direct you to send my records”, in the name of the patient.',
    find: 'Only the attorney signed it, so it is the attorney’s letter and no direction of the patient. A signed authorization is needed: give the patient our form, or let the attorney send one.',
  },
  {
    id: 'self-pay',
    number: 19,
    title: 'Paid in full, and not for the plan',
    story: 'A health plan asks for the visits it is to pay for.',
    find: 'The patient paid for one visit in full and asked that the plan never hears of it. Leave its pages out and record that, under People and authority and in the basis.',
  },
] as const;

const protectedPages = [
  {
    id: 'part2-consent',
    number: 20,
    title: 'A consent that lacks something',
    story: 'An attorney asks with a form that names the pages of the treatment program.',
    find: 'The form is for the lawsuit and for other purposes too; for these pages it must stand alone. The rest may go: leave the two pages out, or ask for another form.',
  },
  {
    id: 'state-gate',
    number: 21,
    title: 'One line in the laboratory list',
    story: 'An attorney asks with a good form for everything. The chart looks ordinary.',
    find: 'One page has a result the state protects, and the form does not name it. Say what the page is about; then leave it out, or ask for a form that names it.',
  },
  {
    id: 'minor-visit',
    number: 22,
    title: 'A teenager’s own visit',
    story: 'A mother asks for everything in the chart of her child of sixteen.',
    find: 'The child agreed to one visit alone. Its pages do not go to the mother unless a licensed professional decides so; the others may. Leave them out without a word about why.',
  },
] as const;

const fees = [
  {
    id: 'estimate-waits',
    number: 23,
    title: 'An estimate that waits for a yes',
    story: 'A law office was told what the copy will cost. Today it says yes and sends a check.',
    find: 'The estimate is on file and nothing is invoiced yet. File the invoice and record the check.',
  },
  {
    id: 'free-copy',
    number: 24,
    title: 'A copy that could be free',
    story: 'A patient sends an electronic copy to an advocate, for a claim of benefits.',
    find: 'With a paper of the agency the copy is free, and none is here. Ask for it; when it comes, answer “yes” under Money.',
  },
  {
    id: 'unsure-rate',
    number: 25,
    title: 'A rate nobody has checked',
    story: 'A law office wants its copy with an affidavit.',
    find: 'The price of the affidavit was not compared with its source on this desk. A manager confirms the rate under Money, with the reason; you are one here.',
  },
] as const;

const answers = [
  {
    id: 'denial-review',
    number: 26,
    title: 'A denial that is looked at again',
    story: 'Dr. Hale kept one page from the patient, who asked for a review.',
    find: 'Neither a clerk nor Dr. Hale may decide the review. Lock the desk, open it as Dr. Okoye, decide under Clocks and denial, and file the letter.',
  },
  {
    id: 'asked-for-list',
    number: 27,
    title: 'A list with something kept off it',
    story: 'A patient asks who received the records. The lists stand under Disclosures.',
    find: 'The sheriff asked in writing to keep it off the list for a time, so it stands apart under Disclosures, Accounting. File the letter: it must not show there.',
  },
] as const;

const told = [
  ...withTopic('Pages and packets', pages),
  ...withTopic('Authorizations', forms),
  ...withTopic('People and authority', people),
  ...withTopic('Papers of courts, lawyers and plans', papers),
  ...withTopic('Protected pages', protectedPages),
  ...withTopic('Fees', fees),
  ...withTopic('Denials and lists', answers),
];

export type LessonId = (typeof told)[number]['id'];

/** Every planted mistake, in the order of the screen. */
export const lessons: readonly (Lesson & { readonly id: LessonId })[] = told;

function withTopic<T extends Omit<Lesson, 'topic'>>(topic: LessonTopic, list: readonly T[]) {
  return list.map((lesson) => ({ ...lesson, topic }));
}

/** On the chart, and how the lesson of a request is found again. */
export function lessonRecordNumber(id: LessonId): string {
  const number = lessons.find((lesson) => lesson.id === id)?.number ?? 0;
  return `LESSON-${String(number).padStart(2, '0')}`;
}
