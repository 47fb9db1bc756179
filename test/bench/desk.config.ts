import { defineConfig } from '@playwright/test';
import screenshots from '../run/screenshots.config';

/** `npm run bench:desk`: how long a clerk waits, on the desk as it runs in the browser. */
export default defineConfig({
  ...screenshots,
  testMatch: 'deskSpeed.ts',
  timeout: 1_800_000,
  reporter: [['line']],
  workers: 1,
});
