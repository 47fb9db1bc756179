import { defineConfig } from '@playwright/test';
import tests from '../../playwright.config';

/** `npm run screenshots`: the pictures of the README, taken of the desk as it is. */
export default defineConfig({
  ...tests,
  testDir: '.',
  testMatch: 'screenshots.ts',
  globalSetup: '../e2e/support/buildOnce.ts',
});
