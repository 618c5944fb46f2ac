import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/say-what-is-left-out.ts', 'tests/run-folder.ts'],
    env: { TZ: 'Pacific/Apia' },
    // Far above what anything takes: a machine that does other things besides is slow, and no test is about time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
