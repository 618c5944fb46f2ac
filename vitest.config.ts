import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

const services = 'tests/**/*.service.test.ts';
const journeys = 'tests/**/*.e2e.test.ts';

/** Three projects by what a test file needs, as the end of its name says; CONTRIBUTING.md explains how to run each. */
export default defineConfig({
  test: {
    globalSetup: ['tests/say-what-is-left-out.ts', 'tests/run-folder.ts'],
    env: { TZ: 'Pacific/Apia' },
    // Far above what anything takes: a busy machine is slow, and no test is about time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [services, journeys],
          setupFiles: ['tests/refuse-servers.ts', 'tests/fresh-modules.ts'],
          // Files of one worker share what they import: loading it again for each takes a third of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'services', include: [services] } },
      { extends: true, test: { name: 'journeys', include: [journeys] } },
    ],
  },
});
