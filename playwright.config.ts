import { defineConfig } from '@playwright/test';

export default defineConfig({
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
