// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PersonStep } from '../../../../renderer/features/firstRun/PersonStep';

const phrase = 'seven quiet herons by the ferry';
const onNext = vi.fn();

function show(): void {
  render(
    <MantineProvider env="test">
      <PersonStep
        person={{ userName: 'Ana Okafor', passphrase: '' }}
        known={[]}
        done={false}
        busy={false}
        onBack={() => undefined}
        onNext={onNext}
        onSkip={() => undefined}
      />
    </MantineProvider>,
  );
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } }); // prettier-ignore
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Next' }));

beforeAll(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
});
beforeEach(() => onNext.mockClear());
afterEach(cleanup);

it('a passphrase that was typed once, or differently, opens no desk', () => {
  show();
  type('Passphrase', phrase);
  next();
  expect(screen.getAllByText('Type the passphrase a second time.').length).toBeGreaterThan(0);
  type('The passphrase again', `${phrase}s`);
  next();
  expect(screen.getAllByText(/^The two are not the same\./).length).toBeGreaterThan(0);
  expect(onNext).not.toHaveBeenCalled();
  type('The passphrase again', phrase);
  next();
  expect(onNext).toHaveBeenCalledWith({ userName: 'Ana Okafor', passphrase: phrase });
});
