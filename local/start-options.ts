import { readArguments, type Usage, UsageError } from '../cli/read-arguments.ts';

/** The options of `npm start -- …`. */
export interface StartOptions {
  readonly once: boolean;
  readonly fresh: boolean;
  readonly data: string;
  readonly port: number;
  readonly quarter: string | undefined;
  /** How many quarters to live, the last one being `quarter`. */
  readonly quarters: number;
  readonly seed: string;
  readonly own: { readonly roster: string; readonly configuration: string } | undefined;
}

export const usage = {
  command: 'npm start --',
  does: `Runs three quarters of the example communities, or one of your own, on this machine, with the functions that AWS would run; then
serves their mails, pages and reports. Ctrl-C ends it within two seconds, a second one at once (exit code 130, or 143 by SIGTERM);
the same command continues where it was.`,
  options: {
    once: { words: 'run the quarters and exit' },
    fresh: { words: 'delete the run in the data folder first, and no other files' },
    data: { value: 'DIR', words: 'where state is kept', usual: '.pulse' },
    port: { value: 'N', words: 'port of the site and the mail inbox, 1024 to 65535', usual: '8420' },
    roster: { value: 'FILE', words: 'your own roster (CSV); needs --config' },
    config: { value: 'FILE', words: 'your own community (JSON); needs --roster' },
    quarter: {
      value: '2026-Q4',
      words: "the last quarter to run (default: the example's, or this one for your own community)",
    },
    quarters: {
      value: 'N',
      words: 'how many quarters to run, 1 to 8, up to that one (default: 3 of the examples, 1 of your own community)',
    },
    seed: { value: 'TEXT', words: 'what the simulated members answer', usual: 'commons' },
  },
  exits: {
    done: 'every stage worked',
    found: 'a stage did not work; the output says which (with --once)',
  },
} as const satisfies Usage;

/** Reads the command line; undefined if it asks for help. */
export function readStartOptions(argv: readonly string[]): StartOptions | undefined {
  const given = readArguments(usage, argv);
  if (given === 'help') return undefined;
  const { once, fresh, data, quarter, seed, roster, config } = given.options;
  const port = Number(given.options.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) {
    throw new UsageError('--port must be a whole number from 1024 to 65535.');
  }
  if (quarter !== undefined && !/^\d{4}-Q[1-4]$/.test(quarter)) {
    throw new UsageError('--quarter must look like 2026-Q4.');
  }
  const quarters = Number(given.options.quarters ?? (roster === undefined ? 3 : 1));
  if (!Number.isInteger(quarters) || quarters < 1 || quarters > 8) {
    throw new UsageError('--quarters must be a whole number from 1 to 8.');
  }
  if ((roster === undefined) !== (config === undefined)) {
    throw new UsageError('--roster and --config belong together: give both, or neither for the example community.');
  }
  const own = roster !== undefined && config !== undefined ? { roster, configuration: config } : undefined;
  return { once, fresh, data, port, quarter, quarters, seed, own };
}
