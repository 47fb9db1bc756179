import { describe, expect, it } from 'vitest';
import { createPageImages, type PageWanted } from '../../../../renderer/app/page/pageImages';
import type { Call } from '../../../../shared/contract/contract';

/** A vault that answers when the test says so. */
function heldVault() {
  const asked: { page: number; answer: () => void }[] = [];
  const call = ((_: string, input: { page: number }) =>
    new Promise((resolve) => {
      const answer = () =>
        resolve({
          ok: true,
          value: {
            width: 10,
            height: 10,
            pageWidth: 10,
            pageHeight: 10,
            rotation: 0,
            crop: [0, 0, 10, 10],
            pixels: new Uint8Array(400),
          },
        });
      asked.push({ page: input.page, answer });
    })) as unknown as Call;
  return { call, asked, pages: () => asked.map((one) => one.page) };
}

const page = (number: number): PageWanted => ({
  requestId: 'r',
  of: { kind: 'document', id: 'd' },
  page: number,
  maxWidth: 100,
});
const settle = () => new Promise((done) => setTimeout(done));

describe('pictures of pages', () => {
  it('the newest question is asked first, and what the clerk walked past is not asked at all', async () => {
    const { call, asked, pages } = heldVault();
    const images = createPageImages(call);
    const leave = [1, 2, 3, 4, 5].map((number) =>
      images.want(page(number), 'screen', () => undefined),
    );
    expect(pages()).toEqual([1, 2]);
    leave[2]?.();
    leave[3]?.();
    asked[0]?.answer();
    await settle();
    expect(pages()).toEqual([1, 2, 5]);
    asked[1]?.answer();
    asked[2]?.answer();
    await settle();
    expect(pages()).toEqual([1, 2, 5]);
  });

  it('the page on the screen goes before thumbnails, and those before pages fetched ahead', async () => {
    const { call, asked, pages } = heldVault();
    const images = createPageImages(call);
    const urgency = ['wall', 'wall', 'ahead', 'wall', 'screen', 'ahead'] as const;
    urgency.forEach((one, at) => images.want(page(at + 1), one, () => undefined));
    for (let at = 0; at < 6; at += 1) {
      asked[at]?.answer();
      await settle();
    }
    expect(pages()).toEqual([1, 2, 5, 4, 6, 3]);
  });

  it('two who want one page ask once, and a kept page is not asked again', async () => {
    const { call, asked, pages } = heldVault();
    const images = createPageImages(call);
    const got: string[] = [];
    images.want(page(1), 'wall', () => got.push('wall'));
    images.want(page(1), 'screen', () => got.push('screen'));
    asked[0]?.answer();
    await settle();
    images.want(page(1), 'screen', () => got.push('again'));
    await settle();
    expect(got).toEqual(['wall', 'screen', 'again']);
    expect(pages()).toEqual([1]);
  });

  it('the pages shown longest ago are forgotten first; leaving the screen forgets all', async () => {
    const { call, asked } = heldVault();
    const images = createPageImages(call, 800);
    for (const number of [1, 2, 3]) {
      images.want(page(number), 'screen', () => undefined);
      asked[number - 1]?.answer();
      await settle();
      images.peek(page(1));
    }
    expect([1, 2, 3].map((number) => images.peek(page(number)) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    images.clear();
    expect(images.peek(page(1))).toBeUndefined();
  });

  it('an answer that comes after the screen was left is dropped', async () => {
    const { call, asked } = heldVault();
    const images = createPageImages(call);
    let answers = 0;
    images.want(page(1), 'screen', () => (answers += 1));
    images.clear();
    asked[0]?.answer();
    await settle();
    expect(answers).toBe(0);
    expect(images.peek(page(1))).toBeUndefined();
  });
});
