// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, it, test } from 'vitest';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import { useClinicTime } from '../../../../renderer/app/desk/useClinicTime';

function Shown() {
  const { moment, day } = useClinicTime();
  const late = '2026-11-21T04:30:00Z';
  return <p>{`${moment(late)}; ${day(late)}`}</p>;
}

afterEach(cleanup);

test.each([
  ['America/Chicago', 'Nov 20, 2026, 10:30 PM; Nov 20, 2026'],
  ['America/New_York', 'Nov 20, 2026, 11:30 PM; Nov 20, 2026'],
  ['Asia/Tokyo', 'Nov 21, 2026, 1:30 PM; Nov 21, 2026'],
])(
  'a moment is shown by the clock of the clinic, whatever this PC is set to: %s',
  (zone, shown) => {
    const desk = { session: { state: 'open', clinic: { timeZone: zone } } } as unknown as Desk;
    render(
      <DeskContext value={desk}>
        <Shown />
      </DeskContext>,
    );
    expect(screen.getByText(/2026/).textContent.replaceAll('\u202f', ' ')).toBe(shown);
  },
);

it('no screen cuts the day out of a moment, which has it in another zone', () => {
  const folder = resolve(import.meta.dirname, '../../../../renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((one) => /\.tsx?$/u.test(one));
  expect(sources.length).toBeGreaterThan(100);
  const cutting = sources.filter((one) =>
    /\b(?:at|At|instant)\.slice\(0, (?:10|16)\)|toLocale(?:Date|Time)?String\(/u.test(
      readFileSync(resolve(folder, one), 'utf8'),
    ),
  );
  expect(cutting).toEqual([]);
});
