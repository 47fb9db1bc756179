import { expect, test } from '@playwright/test';
import { pushButton } from './pages/keys';
import { describeClinic, heading, lock, nameYourself, readRecoveryCode, typeTwoBack } from './pages/startPages'; // prettier-ignore
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { rareScreens } from './support/rareScreens';
import { practiceScreens, findRows, type Rows } from './support/practiceScreens';
import { freshPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { visit, watchVault } from './support/vaultDoor';

test('axe finds what is wrong when something is', async ({ browserName }, info) => {
  test.skip(browserName !== 'chromium', info.title);
  const desk = await launchLoopback(await freshPlaces());
  await heading(desk.page, 'Your clinic');
  await expectAccessible(desk.page);
  await desk.page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
  });
  await expect(expectAccessible(desk.page)).rejects.toThrow(/button-name/);
  await desk.page.evaluate(() => {
    const faint = document.querySelector('main > button:last-child');
    faint?.append('Next');
    faint?.setAttribute('style', 'background: #fff; color: light-dark(#000, #eee)');
  });
  await expect(expectAccessible(desk.page)).rejects.toThrow(/dark[^]*color-contrast/);
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
    const places = { ...(await freshPlaces()), practice: true };
    desk = await launchLoopback(places, watchVault);
    await heading(desk.page, 'Desk');
    rows = await findRows(desk.page);
    // Opened again it stays as it is: the made-up clerk would go on for long, beside the checks.
    await desk.close();
    desk = await launchLoopback(places, watchVault);
    await heading(desk.page, 'Desk');
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

test.describe('what a desk rarely shows', () => {
  let open: Awaited<ReturnType<typeof openDesk>>;

  test.beforeAll(async () => {
    open = await openDesk();
  });
  test.afterAll(() => open.desk.close());

  for (const { name, open: show, close } of rareScreens) {
    test(name, async () => {
      await show(open.page, open.vault);
      await expectAccessible(open.page);
      await close?.(open.page);
      await visit(open.page, '/');
    });
  }
});
