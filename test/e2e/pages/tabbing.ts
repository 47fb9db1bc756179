import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: whoever needs more goes in circles. */
const mostStops = 90;

/** Goes on with Tab, from where the keyboard is, until it stands on this control. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  await expect(control).toBeEnabled();
  const stops: string[] = [];
  while (!(await hasFocus(control))) {
    if (stops.length > mostStops) throw new Error(`never came to it:\n${stops.join('\n')}`);
    await page.keyboard.press('Tab');
    stops.push(await whereItIs(page));
  }
  await expectSeen(control);
}

/** Goes to a control and presses it. */
export async function tabAndPress(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Goes to a field and types over what stands in it. */
export async function tabAndType(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/** The title of a screen or of its part that has the keyboard, or the control by its label. */
function whereItIs(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${element?.tagName ?? ''} ${label.slice(0, 40)}`;
  });
}

/** WCAG 2.4.7 and 2.4.11: it shows that it has the keyboard, and nothing lies over it. */
async function expectSeen(control: Locator): Promise<void> {
  const seen = await control.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height, 24) / 2);
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    const isFree = over !== null && (element.contains(over) || over.contains(element));
    // A field shows it by the colour of its border.
    return { ring: ring || element.matches('input, select, textarea'), isFree };
  });
  expect(seen).toEqual({ ring: true, isFree: true });
}
