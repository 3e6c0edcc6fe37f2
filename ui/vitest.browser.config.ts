/** The stage `browser`: the fake host's build in Debian's Chromium. The tests themselves run in Node and drive it. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/browser/*.test.ts'],
    globalSetup: './tests/browser/serve.ts',
    // Two browsers at once: each waits much of its time.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
