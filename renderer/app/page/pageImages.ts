import type { PageImage } from '../../../shared/contract/pageImage';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import type { Call } from '../../../shared/contract/contract';

export type PageOf =
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'paper'; readonly id: string }
  | { readonly kind: 'packet' };

/** One picture of one page. */
export interface PageWanted {
  readonly requestId: string;
  readonly of: PageOf;
  readonly page: number;
  /** Device pixels. */
  readonly maxWidth: number;
  /** Set for the page as it will leave; it differs with every mark, so it is part of the name. */
  readonly previewOf?: string;
}

/** `screen` is what the clerk waits for; `ahead` the neighbours; `wall` the thumbnails. */
export type Urgency = 'screen' | 'wall' | 'ahead';
const order: readonly Urgency[] = ['screen', 'wall', 'ahead'];

export interface PageImages {
  /** The picture if it is at hand. */
  peek(wanted: PageWanted): PageImage | undefined;
  /** Asks for a picture; `done` is never called after the returned function was. */
  want(wanted: PageWanted, urgency: Urgency, done: Asker): () => void;
  /** Forgets every pixel and every question still open. */
  clear(): void;
}

type Asker = (reply: Reply<PageImage>) => void;

interface Question {
  readonly wanted: PageWanted;
  readonly name: string;
  urgency: Urgency;
  askers: Asker[];
  asked: boolean;
}

/** Two at a time keep the PDF room busy without a queue the clerk has already walked past. */
const atOnce = 2;
/** About twelve screen pages; pixels are PHI and memory, so no more than walking needs. */
const mostBytes = 96 * 1024 * 1024;

export function nameOf(wanted: PageWanted): string {
  const { of, page, maxWidth, requestId, previewOf } = wanted;
  const source = of.kind === 'packet' ? 'packet' : `${of.kind}:${of.id}`;
  return [requestId, source, page, maxWidth, previewOf ?? ''].join('|');
}

/** Pictures of pages, newest question first, with those last shown kept at hand. */
export function createPageImages(call: Call, limit = mostBytes): PageImages {
  return new Pictures(call, limit);
}

class Pictures implements PageImages {
  private readonly kept = new Map<string, PageImage>();
  private open = new Map<string, Question>();
  private running = 0;
  private generation = 0;

  constructor(
    private readonly call: Call,
    private readonly limit: number,
  ) {}

  peek(wanted: PageWanted): PageImage | undefined {
    const name = nameOf(wanted);
    const image = this.kept.get(name);
    if (image) this.keep(name, image);
    return image;
  }

  want(wanted: PageWanted, urgency: Urgency, done: Asker): () => void {
    const name = nameOf(wanted);
    const atHand = this.kept.get(name);
    if (atHand) return soon(() => done({ ok: true, value: atHand }));
    const question = this.open.get(name) ?? { wanted, name, urgency, askers: [], asked: false };
    question.askers.push(done);
    if (order.indexOf(urgency) < rank(question)) question.urgency = urgency;
    this.open.delete(name);
    this.open.set(name, question);
    this.pump();
    return () => this.leave(name, done);
  }

  clear(): void {
    this.generation += 1;
    this.kept.clear();
    this.open = new Map();
  }

  private pump(): void {
    while (this.running < atOnce) {
      const question = newestOf([...this.open.values()].filter((one) => !one.asked));
      if (!question) return;
      void this.ask(question);
    }
  }

  private async ask(question: Question): Promise<void> {
    const asking = this.generation;
    question.asked = true;
    this.running += 1;
    const reply = await answer(this.call, question.wanted);
    this.running -= 1;
    if (asking === this.generation) this.settle(question, reply);
    this.pump();
  }

  private settle(question: Question, reply: Reply<PageImage>): void {
    this.open.delete(question.name);
    if (reply.ok) this.keep(question.name, reply.value);
    question.askers.forEach((done) => done(reply));
  }

  /** A question nobody waits for any more is not asked at all. */
  private leave(name: string, done: Asker): void {
    const question = this.open.get(name);
    if (!question) return;
    question.askers = question.askers.filter((one) => one !== done);
    if (question.askers.length === 0 && !question.asked) this.open.delete(name);
  }

  private keep(name: string, image: PageImage): void {
    this.kept.delete(name);
    this.kept.set(name, image);
    let bytes = [...this.kept.values()].reduce((sum, one) => sum + one.pixels.length, 0);
    for (const [oldest, one] of this.kept) {
      if (bytes <= this.limit || oldest === name) return;
      this.kept.delete(oldest);
      bytes -= one.pixels.length;
    }
  }
}

/** The most urgent question; among equals the one asked last, for that is where the clerk is. */
function newestOf(questions: readonly Question[]): Question | undefined {
  return questions.reduce<Question | undefined>(
    (best, one) => (best && rank(best) < rank(one) ? best : one),
    undefined,
  );
}

/** Answers later, as a real question does; the returned function takes it back. */
function soon(act: () => void): () => void {
  let wanted = true;
  queueMicrotask(() => {
    if (wanted) act();
  });
  return () => {
    wanted = false;
  };
}

function rank(question: Question): number {
  return order.indexOf(question.urgency);
}

const lost: Fault = {
  code: 'page.lost',
  message: 'The page could not be shown. Try again; nothing of the request has changed.',
};

async function answer(call: Call, wanted: PageWanted): Promise<Reply<PageImage>> {
  try {
    return await askVault(call, wanted);
  } catch {
    return { ok: false, fault: lost };
  }
}

function askVault(call: Call, wanted: PageWanted): Promise<Reply<PageImage>> {
  const { requestId, of, page, maxWidth, previewOf } = wanted;
  if (previewOf !== undefined && of.kind === 'document') {
    return call('review.preview', { requestId, documentId: of.id, page, maxWidth });
  }
  return call('page.image', { requestId, of, page, maxWidth });
}
