import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/unit/**/*.test.{ts,tsx}',
      'test/scenarios/**/*.test.ts',
      'test/mutation/**/*.test.ts',
    ],
    environment: 'node',
    // Outside programs and key derivation take their time on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
