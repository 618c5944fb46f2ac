import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The slowest suites, the slowest first: started last, one would run alone while the other worker has nothing left to do.
 * Seconds are those of an idle machine with two cores, and only their order matters.
 */
const seconds: Readonly<Record<string, number>> = {
  // First, because quarter-doubled and least-privilege examine the quarter that it runs.
  'tests/e2e/quarter.e2e.test.ts': 100,
  'tests/e2e/quarter-doubled.e2e.test.ts': 95,
  'tests/e2e/survey-states.e2e.test.ts': 60,
  'tests/tools/bench/every-bench.service.test.ts': 55,
  'tests/e2e/fault-sweep.e2e.test.ts': 50,
  'tests/e2e/quarter-stopped.e2e.test.ts': 45,
  'tests/e2e/quarter-killed.e2e.test.ts': 40,
  'tests/web/receipt/receipt-page.e2e.test.ts': 40,
  'tests/e2e/survey-network.e2e.test.ts': 35,
  'tests/e2e/mail-scanner.e2e.test.ts': 24,
  'tests/e2e/survey-access.e2e.test.ts': 21,
  'tests/emails/every-mail.e2e.test.ts': 20,
  'tests/e2e/alarms.e2e.test.ts': 18,
  'tests/attacks/nasty-rosters.attack.service.test.ts': 20,
  'tests/attacks/networks.attack.service.test.ts': 18,
  'tests/cli/commands.service.test.ts': 17,
  'tests/attacks/altered-bytes.attack.test.ts': 16,
  'tests/functions/open-pulse/open-pulse.service.test.ts': 15,
  'tests/attacks/linkage.attack.service.test.ts': 15,
  'tests/web/dashboard/report-page.e2e.test.ts': 12,
};

const secondsOf = ({ moduleId }: TestSpecification): number =>
  Object.entries(seconds).find(([file]) => moduleId.endsWith(`/${file}`))?.[1] ?? 0;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => secondsOf(b) - secondsOf(a));
  }
}
