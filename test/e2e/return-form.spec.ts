import { expect, test, type Locator, type Page } from '@playwright/test';
import { intakeFactsSchema } from '../../shared/domain/intake/slice';
import { emptyAuthorizationFacts } from '../../shared/domain/authorization/facts';
import { localDate } from '../../shared/domain/base/localDate';
import { inFull } from '../../shared/domain/base/localDateWords';
import { field, push, pushButton } from './pages/keys';
import { clinicDay } from './support/days';
import { heading } from './pages/startPages';
import type { LaunchedDesk } from './support/desk';
import { ana, openDesk } from './support/openDesk';
import { textOf } from './support/papers';
import { plugInPrinter, type Printer } from './support/printer';
import { ask, visit } from './support/vaultDoor';

const neutral = 'This letter does not say whether any person is or was a patient here';
const asked = intakeFactsSchema.parse({
  channel: 'mail',
  receivedOn: clinicDay(0),
  requesterKind: 'attorney',
  requesterName: 'R. Hollis',
  requesterOrganization: 'Hollis and Bray',
  requesterAddress: '1200 Court Street\nAustin, TX 78701',
  patientFamilyName: 'Thistlewood',
  patientGivenName: 'Ingeborg',
  patientDateOfBirth: '1960-01-02',
  datesFrom: '',
  datesTo: '',
  delivery: 'mail',
});

test.describe.configure({ mode: 'serial' });

let printer: Printer;
let desk: LaunchedDesk;
let page: Page;
let requestId: string;

test.beforeAll(async () => {
  printer = plugInPrinter();
  printer.switchOn();
  ({ desk, page } = await openDesk());
  const { request } = await ask(page, 'intake.start', { form: asked });
  requestId = request.id;
  await ask(page, 'intake.log', { requestId, facts: asked });
  const answers = { signer: 'patient', goesTo: 'third-party', paper: 'authorization' } as const;
  await ask(page, 'basis.decide', { requestId, answers });
  const facts = { ...emptyAuthorizationFacts, isSigned: 'no', patientName: 'Ingeborg Thistlewood' };
  await ask(page, 'authorization.type', { requestId, facts: facts as never });
});
test.afterAll(async () => {
  await desk.close();
  printer.remove();
});

test('a form goes back with a letter: free words are kept as typed, locked ones cannot be', async () => {
  await visit(page, `/request/${requestId}/letters?write=authorization-return`);
  await heading(page, 'Send a form back');
  await expect(field(page, 'What is wrong with the form')).toHaveValue(/Not signed\./);

  const locked = page.locator('[data-part="neutral"]');
  await expect(locked).toContainText(neutral);
  await expect(locked.getByRole('textbox')).toHaveCount(0);
  await expect(locked.getByRole('img', { name: 'Cannot be changed' })).toBeVisible();

  const free = page.locator('[data-part="call"]').getByRole('textbox');
  await expect(page.locator('[data-part="open-until"]')).toContainText(longDate(30));
  await free.fill('Please sign the form in ink and mail it back to us.');
  await expect(page.getByRole('img', { name: /of the letter$/ })).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: test.info().outputPath('letter.png') });
  await expect(page.getByText('Everything typed is saved.')).toBeVisible();
});

test('a letter half written is still there after a lock', async () => {
  await pushButton(page, 'Lock');
  await field(page, 'Passphrase').fill(ana.passphrase);
  await pushButton(page, 'Unlock');
  await visit(page, `/request/${requestId}/letters?write=authorization-return`);
  await expect(page.locator('[data-part="call"]').getByRole('textbox')).toHaveValue(/in ink/);
});

test('the letter is filed and printed with everything it has to say', async () => {
  await pushButton(page, 'File the letter');
  await heading(page, 'Letters');
  await pushButton(page, 'Print “Send a form back”');
  await expect.poll(() => printer.jobs().length, { timeout: 30_000 }).toBe(1);
  const text = textOf(printer.jobs()[0] ?? '').replace(/\s+/g, ' ');
  expect(text).toContain('Your authorization form needs a correction');
  expect(text).toContain('Not signed.');
  expect(text).toContain('Please sign the form in ink and mail it back to us.');
  expect(text).not.toContain('If you have a question about this letter');
  expect(text).toContain(`Your request stays open until ${longDate(30)}.`);
  expect(text).toContain('We enclose a blank form of our own.');
  expect(text).toContain('Authorization to release health records');
  expect(text).not.toContain('Thistlewood');
  expect(text).toContain(neutral);
  expect(text).toContain('Hollis and Bray');
});

test('a paper something rests on is not removed, and the dialog says why', async () => {
  await visit(page, `/request/${requestId}/intake`);
  await pushButton(page, 'Remove');
  const dialog = page.getByRole('dialog', { name: 'Remove this paper?' });
  await push(dialog.getByRole('button', { name: 'Remove the paper' }));
  await expect(dialog.getByRole('alert')).toContainText('A letter that was sent stays on file.');
  await push(dialog.getByRole('button', { name: 'Cancel' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
});

test('our own form, signed on the pad, reads back as met and can be accepted', async () => {
  await visit(page, `/request/${requestId}/forms`);
  await heading(page, 'Our own forms');
  await pushButton(page, 'Fill in “Authorization to release health records”');
  await heading(page, 'Authorization to release health records');
  const keep = page.getByRole('button', { name: 'Keep the signed form' });
  await expect(keep).toBeDisabled();
  await field(page, 'Which records, and of which dates').fill('Office notes of 2026');
  await field(page, 'What the records are for').fill('A claim');
  await signByHand(page);
  await expect(page.getByRole('img', { name: /of the form$/ })).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: test.info().outputPath('form.png') });
  await push(keep);

  await heading(page, 'Check the authorization');
  const view = await ask(page, 'request.view', { requestId });
  const unmet = view.authorization?.checks.filter(
    ({ answer, severity }) => severity === 'block' && !['met', 'not-applicable'].includes(answer),
  );
  expect(unmet).toEqual([]);
  await pushButton(page, 'Accept the authorization');
  await expect(page.getByRole('link', { name: 'Go on to the records' })).toBeVisible();

  await visit(page, `/request/${requestId}/forms`);
  await pushButton(page, /^Print a copy of/);
  await expect.poll(() => printer.jobs().length, { timeout: 30_000 }).toBe(2);
  expect(textOf(printer.jobs()[1] ?? '')).toContain('Office notes of 2026');
});

test('the pad takes a finger and a pen; a palm beside them draws nothing, and the page stays put', async () => {
  await visit(page, `/request/${requestId}/forms`);
  await pushButton(page, 'Fill in “Authorization to release health records”');
  await field(page, 'Which records, and of which dates').fill('Office notes of 2026');
  await field(page, 'What the records are for').fill('A claim');
  const keep = page.getByRole('button', { name: 'Keep the signed form' });
  const pad = page.getByRole('img', { name: /sign here$|signed$/ });
  const strokes = pad.locator('polyline');
  await pad.scrollIntoViewIfNeeded();
  const top = (await pad.boundingBox())!.y;
  const kinds = await kindsSeenBy(pad);

  await drawWithFinger(page, pad);
  await expect(strokes).toHaveCount(1);
  await expect(keep).toBeEnabled();
  expect((await pad.boundingBox())!.y).toBe(top);

  await drawWithPen(page, pad);
  await expect(strokes).toHaveCount(2);
  expect([...new Set(await kinds())]).toEqual(['touch', 'pen']);
  for (const stroke of await strokes.all()) await expectAcross(stroke);

  await pushButton(page, 'Clear');
  await expect(keep).toBeDisabled();
  await drawWithFinger(page, pad);
  await push(keep);
  await heading(page, 'Check the authorization');
  const { request } = await ask(page, 'request.view', { requestId });
  expect(request.forms?.made).toHaveLength(2);
  expect(request.forms?.made.at(-1)).toMatchObject({ means: 'drawn' });
});

/** What kinds of pointer the pad is told of, as the browser names them. */
async function kindsSeenBy(pad: Locator): Promise<() => Promise<string[]>> {
  await pad.evaluate((box) => {
    const seen: string[] = [];
    box.addEventListener('pointerdown', (event) => seen.push((event as PointerEvent).pointerType));
    Object.assign(box, { seen });
  });
  return () => pad.evaluate((box) => (box as unknown as { readonly seen: string[] }).seen);
}

/** From where it was begun to where it ended, and nowhere near the palm; the pad is four wide. */
async function expectAcross(stroke: Locator): Promise<void> {
  const points = ((await stroke.getAttribute('points')) ?? '').split(' ');
  const across = points.map((point) => Number(point.split(',')[0]) / 4);
  expect(across.length).toBeGreaterThan(5);
  expect(Math.min(...across)).toBeCloseTo(0.15, 1);
  expect(Math.max(...across)).toBeCloseTo(0.7, 1);
}

const strokeAcross = [[0.15, 0.7], [0.2, 0.3], [0.28, 0.75], [0.36, 0.35], [0.45, 0.7], [0.6, 0.2], [0.7, 0.9]] as const; // prettier-ignore

/** A finger writes from top to bottom too, which would scroll any other part of the page. */
async function drawWithFinger(on: Page, pad: Locator): Promise<void> {
  const session = await on.context().newCDPSession(on);
  const box = (await pad.boundingBox())!;
  const finger = ([x, y]: readonly [number, number]) => ({ x: box.x + x * box.width, y: box.y + y * box.height, id: 0 }); // prettier-ignore
  const palm = { x: box.x + 0.9 * box.width, y: box.y + 0.5 * box.height, id: 1 };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (typeof palm)[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const [first, second, ...rest] = strokeAcross;
  await touch('touchStart', [finger(first)]);
  await touch('touchMove', [finger(second)]);
  await touch('touchStart', [finger(second), palm]);
  for (const point of rest) await touch('touchMove', [finger(point), palm]);
  await touch('touchEnd', []);
  await session.detach();
}

async function drawWithPen(on: Page, pad: Locator): Promise<void> {
  const session = await on.context().newCDPSession(on);
  const box = (await pad.boundingBox())!;
  const pen = (
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    [x, y]: readonly [number, number],
  ) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + x * box.width,
      y: box.y + y * box.height,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
      force: 0.5,
    });
  await pen('mousePressed', strokeAcross[0]);
  for (const point of strokeAcross) await pen('mouseMoved', point);
  await pen('mouseReleased', strokeAcross[6]);
  await session.detach();
}

/** The clinic's day so many days from now, as a letter writes it. */
function longDate(days: number): string {
  return inFull(localDate(clinicDay(days)));
}

async function signByHand(on: Page): Promise<void> {
  const pad = on.getByRole('img', { name: /empty box, sign here$/ });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await on.mouse.move(...at(0.15, 0.7));
  await on.mouse.down();
  for (const [x, y] of [[0.2, 0.3], [0.28, 0.75], [0.36, 0.35], [0.45, 0.7], [0.6, 0.5]] as const) await on.mouse.move(...at(x, y), { steps: 4 }); // prettier-ignore
  await on.mouse.up();
  await expect(on.getByRole('img', { name: /signed$/ })).toBeVisible();
}
