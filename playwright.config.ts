import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/support/buildOnce.ts',
  reporter: 'list',
  // Each test opens a browser with a profile of its own; two cores carry one at a time.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
});
