import { defineConfig } from 'vitest/config';

/**
 * These only ask pure code and a desk in memory, and change nothing that outlives a test, so a worker
 * loads the desk once for all of them: half of their time was loading it anew for each file.
 */
const together = [
  // That one puts another module in the place of one of the desk's.
  'test/unit/core/!(rulePacks).test.ts',
  'test/unit/{domain,law,practice,rules}/**/*.test.ts',
  'test/scenarios/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Outside programs and key derivation take their time on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/mutation/**/*.test.ts'],
          exclude: together,
        },
      },
    ],
  },
});
