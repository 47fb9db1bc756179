import { defineConfig } from '@playwright/test';

/** Begun first: one of them begun last would run on alone. */
const longest = ['clinic-day', 'accessible', 'survival', 'bad-input'].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig({
  projects: [
    { name: 'long', testMatch: longest },
    { name: 'short', testIgnore: longest },
  ],
  testDir: 'test/e2e',
  globalSetup: './test/e2e/support/buildOnce.ts',
  reporter: 'list',
  // Each file opens browsers with profiles of their own, and no two share a port or a folder.
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  // Two browsers on two cores: what takes two seconds alone may take ten.
  expect: { timeout: 30_000 },
  use: { actionTimeout: 30_000 },
  forbidOnly: process.env['CI'] === 'true',
});
