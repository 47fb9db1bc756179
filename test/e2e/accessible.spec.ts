import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { pushButton } from './pages/keys';
import { describeClinic, heading, lock, nameYourself, readRecoveryCode, typeTwoBack } from './pages/startPages'; // prettier-ignore
import { practiceScreens, findRows, type Rows } from './support/practiceScreens';
import { freshPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { visit, watchVault } from './support/vaultDoor';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Light as on the counter; dark in the smallest window the desk has to work in. */
const looks = [
  { colorScheme: 'light', size: { width: 1280, height: 800 } },
  { colorScheme: 'dark', size: { width: 1024, height: 700 } },
] as const;

async function expectAccessible(page: Page): Promise<void> {
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
    expect(found, colorScheme).toEqual([]);
  }
}

test('axe finds what is wrong when something is', async ({ browserName }, info) => {
  test.skip(browserName !== 'chromium', info.title);
  const desk = await launchLoopback(await freshPlaces());
  await heading(desk.page, 'Your clinic');
  await desk.page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
  });
  await expect(expectAccessible(desk.page)).rejects.toThrow(/button-name/);
  await desk.close();
});

test('the first run, the empty desk and the lock', async () => {
  const desk = await launchLoopback(await freshPlaces());
  const { page } = desk;
  await heading(page, 'Your clinic');
  await expectAccessible(page);
  await pushButton(page, 'Next');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await describeClinic(page);
  await heading(page, 'You');
  await expectAccessible(page);
  await nameYourself(page, { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' });
  await heading(page, 'Recovery code');
  await expectAccessible(page);
  const code = await readRecoveryCode(page);
  await expectAccessible(page);
  await typeTwoBack(page, code);
  await heading(page, 'Ready');
  await expectAccessible(page);
  await pushButton(page, 'Start');
  await heading(page, 'Desk');
  await expectAccessible(page);
  await lock(page);
  await expectAccessible(page);
  await pushButton(page, 'Use the recovery code');
  await expectAccessible(page);
  await desk.close();
});

test.describe('the practice clinic', () => {
  let desk: LaunchedDesk;
  let rows: Rows;

  test.beforeAll(async () => {
    desk = await launchLoopback({ ...(await freshPlaces()), practice: true }, watchVault);
    await heading(desk.page, 'Desk');
    rows = await findRows(desk.page);
  });
  test.afterAll(() => desk.close());

  for (const { name, open, close } of practiceScreens) {
    test(name, async () => {
      await open(desk.page, rows);
      await expectAccessible(desk.page);
      await close?.(desk.page);
      await visit(desk.page, '/');
    });
  }
});
