// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useKeptFocus } from '../../../../renderer/app/frame/keptFocus';

interface Shown {
  readonly opener?: boolean;
  readonly menu?: boolean;
  readonly dialog?: boolean;
  readonly rows?: readonly string[];
}

function Screen({ opener = true, menu = false, dialog = false, rows = [] }: Shown) {
  useKeptFocus();
  return (
    <>
      <h1 tabIndex={-1}>Money</h1>
      {opener && <button type="button">More</button>}
      {menu && (
        <div role="menu">
          <button type="button">Waive…</button>
        </div>
      )}
      {dialog && (
        <div role="dialog">
          <input aria-label="Why is it waived?" />
        </div>
      )}
      <svg>
        <g role="img" aria-label="Mark 1" tabIndex={0} />
      </svg>
      <section aria-labelledby="proposed">
        <h2 id="proposed">Proposed</h2>
        {rows.map((row) => (
          <button key={row} type="button">
            {row}
          </button>
        ))}
      </section>
    </>
  );
}

const focus = (name: string) => screen.getByRole('button', { name }).focus();
const expectFocus = (role: string, name: string) =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByRole(role, { name })));

afterEach(cleanup);

function Worker({ busy, gone = false }: { readonly busy: boolean; readonly gone?: boolean }) {
  useKeptFocus();
  return (
    <>
      <h1 tabIndex={-1}>Money</h1>
      {gone ? null : (
        <button type="button" disabled={busy}>
          Build
        </button>
      )}
    </>
  );
}

/** A browser takes the keyboard from a button that is switched off; jsdom leaves it there. */
async function switchOff(rerender: (ui: React.ReactElement) => void): Promise<void> {
  focus('Build');
  (document.activeElement as HTMLElement).blur();
  rerender(<Worker busy />);
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}

describe('the keyboard on a button that is switched off while it works', () => {
  it('is there again once the work is done', async () => {
    const { rerender } = render(<Worker busy={false} />);
    await switchOff(rerender);
    expect(document.activeElement).toBe(document.body);
    rerender(<Worker busy={false} />);
    await expectFocus('button', 'Build');
  });

  it('goes to the title where the button is gone by then', async () => {
    const { rerender } = render(<Worker busy={false} />);
    await switchOff(rerender);
    rerender(<Worker busy gone />);
    await expectFocus('heading', 'Money');
  });

  it('is not taken back from somebody who put the pointer elsewhere', async () => {
    const { rerender } = render(<Worker busy={false} />);
    await switchOff(rerender);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    rerender(<Worker busy={false} />);
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    expect(document.activeElement).toBe(document.body);
  });
});

describe('the keyboard when its place goes away', () => {
  it('goes back to what opened a dialog', async () => {
    const { rerender } = render(<Screen />);
    focus('More');
    rerender(<Screen dialog />);
    screen.getByLabelText('Why is it waived?').focus();
    rerender(<Screen />);
    await expectFocus('button', 'More');
  });

  it('goes back to the mark on a page whose place was typed', async () => {
    const { rerender } = render(<Screen />);
    screen.getByRole('img', { name: 'Mark 1' }).focus();
    rerender(<Screen dialog />);
    screen.getByLabelText('Why is it waived?').focus();
    rerender(<Screen />);
    await expectFocus('img', 'Mark 1');
  });

  it('goes back through the menu that opened the dialog', async () => {
    const { rerender } = render(<Screen />);
    focus('More');
    rerender(<Screen menu />);
    focus('Waive…');
    rerender(<Screen dialog />);
    screen.getByLabelText('Why is it waived?').focus();
    rerender(<Screen />);
    await expectFocus('button', 'More');
  });

  it('goes to the title of the screen when a key opened the dialog', async () => {
    const { rerender } = render(<Screen />);
    focus('More');
    screen.getByRole('button', { name: 'More' }).blur();
    rerender(<Screen dialog />);
    screen.getByLabelText('Why is it waived?').focus();
    rerender(<Screen />);
    await expectFocus('heading', 'Money');
  });

  it('goes to the title of the screen when what opened the dialog cannot take it', async () => {
    const { rerender } = render(<Screen />);
    focus('More');
    rerender(<Screen dialog />);
    screen.getByLabelText('Why is it waived?').focus();
    // As a browser does with one that is hidden.
    screen.getByRole('button', { name: 'More' }).focus = () => undefined;
    rerender(<Screen />);
    await expectFocus('heading', 'Money');
  });

  it('stays at the heading of the part when a row was answered, not on the next row', async () => {
    const { rerender } = render(<Screen rows={['Confirm page 1', 'Confirm page 2']} />);
    focus('Confirm page 1');
    rerender(<Screen rows={['Confirm page 2']} />);
    await expectFocus('heading', 'Proposed');
  });

  it('is left alone where a clerk has clicked beside everything', async () => {
    const { rerender } = render(<Screen />);
    focus('More');
    screen.getByRole('button', { name: 'More' }).blur();
    rerender(<Screen rows={['Confirm page 1']} />);
    await new Promise((done) => setTimeout(done, 50));
    expect(document.activeElement).toBe(document.body);
  });
});
