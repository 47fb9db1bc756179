import { describe, expect, it } from 'vitest';

import { makeRuns, type MakeRun } from '../../../shared/pdf/build/runs';
import type { RunRequest, SafeRun } from '../../../shared/pdf/build/safeRun';
import { fileOfBytes } from '../../../shared/pdf/files';

const runs = Array.from({ length: 7 }, (_, at): RunRequest => {
  return { file: fileOfBytes(new Uint8Array()), pages: [at + 1], marks: [], terms: [] };
});

const madeOf = ({ pages }: RunRequest): SafeRun => ({
  objects: [],
  pages: pages.map((page) => {
    const image = { place: 0, expected: { width: 1, height: 1, encoding: 'g4' as const, streamSha256: '' } }; // prettier-ignore
    const rebuilt = { crop: [0, 0, 1, 1] as const, rotation: 0 as const, painted: [], required: [], image }; // prettier-ignore
    return { page, reasons: [], hasText: true, kind: 'rebuilt' as const, rebuilt };
  }),
});

async function gathered(makers: readonly MakeRun[]): Promise<(number | undefined)[]> {
  const pages: (number | undefined)[] = [];
  for await (const run of makeRuns(makers, runs, () => undefined)) pages.push(run.pages[0]?.page);
  return pages;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

describe('The runs of a chart', () => {
  it('come in order, whoever made them and however long it took', async () => {
    const made: string[] = [];
    const maker =
      (name: string, slow: number): MakeRun =>
      async (run) => {
        await turns(slow);
        made.push(name);
        return madeOf(run);
      };
    expect(await gathered([maker('one', 40), maker('other', 1)])).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(made)).toEqual(new Set(['one', 'other']));
  });

  it('are never two at a time with one maker, and never far ahead of the one waited for', async () => {
    let under = 0;
    let most = 0;
    let begun = 0;
    const make: MakeRun = async (run) => {
      begun += 1;
      under += 1;
      most = Math.max(most, under);
      await turns(5);
      under -= 1;
      return madeOf(run);
    };
    const all = makeRuns([make], runs, () => undefined);
    await all.next();
    await turns(200);
    expect(most).toBe(1);
    expect(begun).toBeLessThanOrEqual(3);
  });

  it('stop at the first that cannot be made', async () => {
    const make: MakeRun = async (run) => {
      await turns(1);
      if (run.pages[0] === 3) throw new Error('page 3');
      return madeOf(run);
    };
    await expect(gathered([make, make])).rejects.toThrow('page 3');
  });

  it('are not begun any more once one of them failed', async () => {
    const begun: number[] = [];
    const make: MakeRun = async (run) => {
      const [page] = run.pages;
      begun.push(page!);
      await turns(page === 1 ? 3 : 20);
      if (page === 1) throw new Error('this page is damaged');
      return madeOf(run);
    };
    await expect(gathered([make, make])).rejects.toThrow('this page is damaged');
    await turns(200);
    expect(begun).not.toContain(4);
  });

  it.each([
    ['fails', async (all: AsyncGenerator<SafeRun>) => all.next().catch(() => undefined)],
    [
      'is left',
      async (all: AsyncGenerator<SafeRun>) => {
        await all.next();
        await all.return(undefined);
      },
    ],
  ])('are worked on by nobody any more once it %s', async (how, end) => {
    let under = 0;
    const make: MakeRun = async (run) => {
      under += 1;
      const isFirst = run.pages[0] === 1;
      await turns(isFirst ? 3 : 60);
      under -= 1;
      if (isFirst && how === 'fails') throw new Error('this page is damaged');
      return madeOf(run);
    };
    await end(makeRuns([make, make, make], runs, () => undefined));
    expect(under).toBe(0);
  });
});
