import { readFile } from 'node:fs/promises';
import type { PublishPorts } from '../../../functions/publish-quarter/publish-ports.ts';
import type { PulseResult, SignalResult } from '../../../shared/contract/results.ts';
import type { StewardSide } from '../../../shared/contract/steward-side.ts';
import { loadHighsSolver } from '../../../shared/report/attacks/highs-solver.ts';
import { reportVersion } from '../../../shared/report/shape/quarter-report.ts';
import { fixtureCommunity } from '../../shared/report/quarter-fixture.ts';

/**
 * Everything publish-quarter may touch, in memory. Results of any other community do not exist, and asking for them is an
 * error. `breaksAt` lets the nth write happen and then kills the run, as a lost reply would.
 */
export function siteWorld(
  resultsOf: Pick<Map<string, readonly PulseResult[]>, 'get'>,
  signalsOf: (quarter: string) => SignalResult | undefined = () => undefined,
  stewardSide?: StewardSide,
) {
  const files = new Map<string, string>();
  const logged: object[] = [];
  const told = new Map<string, unknown>();
  const control = { writes: 0, breaksAt: Number.POSITIVE_INFINITY };
  const write = (key: string, body: string) => {
    files.set(key, body);
    control.writes += 1;
    if (control.writes === control.breaksAt) throw new Error('killed');
  };
  const world: PublishPorts = {
    siteUrl: 'https://pulse.example',
    results: {
      async quarter(community, quarter) {
        const pulses = resultsOf.get(quarter);
        if (community !== fixtureCommunity || !pulses)
          throw new Error('results must be those of a quarter in this world');
        const signals = signalsOf(quarter);
        return { pulses, ...(signals && { signals }) };
      },
      stewardSide: async () => stewardSide,
      comments: async () => [],
    },
    site: {
      async putOnce(key: string, body: string) {
        if (files.has(key)) return 'exists';
        write(key, body);
        return 'written';
      },
      put: async (key: string, body: string) => write(key, body),
      async read(key) {
        const body = files.get(key);
        return body === undefined ? undefined : new TextEncoder().encode(body);
      },
      async change(key, _, next) {
        const before = files.get(key);
        write(key, next(before === undefined ? undefined : new TextEncoder().encode(before)));
      },
    },
    inbox: {
      write: async () => {
        throw new Error('no comment is handed over');
      },
      writeJson: async (key, outcome) => void told.set(key, outcome),
    },
    readMaster: async () => new Uint8Array(32).fill(5),
    schema: (of) =>
      readFile(new URL(`../../../shared/report/shape/schemas/${of}-${reportVersion}.json`, import.meta.url), 'utf8'),
    loadSolver: loadHighsSolver,
    log: (event: string, fields: object) => void logged.push({ event, ...fields }),
  };
  return { world, files, logged, told, control };
}
