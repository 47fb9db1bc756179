import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const options = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
  // Every rule is tried on every element; only what was found right is not written out.
  resultTypes: ['violations' as const],
};

/** Light as on the counter; dark in the smallest window the desk has to work in. */
const looks = [
  { colorScheme: 'light', size: { width: 1280, height: 800 } },
  { colorScheme: 'dark', size: { width: 1024, height: 700 } },
] as const;

/** Tries the page as it stands with axe, in each look of the desk. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await atRest(page);
    const { violations } = await look(page);
    const found = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
    expect(found, colorScheme).toEqual([]);
  }
}

/** What is half faded in or out has no contrast to judge. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => !(one instanceof CSSTransition)),
  );
}

/**
 * axe is put into a page once, and finishes there. Put in anew for each look, with a second page
 * opened to finish in, it took six times as long; that way is for frames of other origins, and the
 * desk has none.
 */
async function look(page: Page) {
  const isThere = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) });
  return builder.options(options).setLegacyMode().analyze();
}
