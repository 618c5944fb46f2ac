import { parseArgs } from 'node:util';

/** What `npm start -- …` understands. */
export interface StartOptions {
  readonly once: boolean;
  readonly fresh: boolean;
  readonly data: string;
  readonly port: number;
  readonly quarter: string | undefined;
  readonly seed: string;
  readonly own: { readonly roster: string; readonly configuration: string } | undefined;
}

export const usage = `usage: npm start -- [options]

  --once               run the quarter and exit: 0 only if every stage did what it should
  --fresh              forget everything in the data folder first
  --data DIR           where state lives (default .pulse)
  --port N             port of the site and the mail inbox, 1024 to 65535 (default 8420)
  --roster FILE        your own roster (CSV); needs --config
  --config FILE        your own community (JSON); needs --roster
  --quarter 2026-Q4    which quarter to run (default: the example's, or this one for your own community)
  --seed TEXT          what the simulated members answer (default "commons")
  --help               this text
`;

/** A mistake on the command line or in the user's files: printed as it is, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line; undefined when help was asked for. */
export function readStartOptions(argv: readonly string[]): StartOptions | undefined {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        once: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        data: { type: 'string', default: '.pulse' },
        port: { type: 'string', default: '8420' },
        roster: { type: 'string' },
        config: { type: 'string' },
        quarter: { type: 'string' },
        seed: { type: 'string', default: 'commons' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'unknown option'}\n\n${usage}`);
  }
  if (values['help']) return undefined;
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const port = Number(text('port'));
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) {
    throw new UsageError('--port must be a whole number from 1024 to 65535.');
  }
  const quarter = text('quarter');
  if (quarter !== undefined && !/^\d{4}-Q[1-4]$/.test(quarter)) {
    throw new UsageError('--quarter must look like 2026-Q4.');
  }
  const roster = text('roster');
  const configuration = text('config');
  if ((roster === undefined) !== (configuration === undefined)) {
    throw new UsageError('--roster and --config belong together: give both, or neither for the example community.');
  }
  return {
    once: values['once'] === true,
    fresh: values['fresh'] === true,
    data: text('data') ?? '.pulse',
    port,
    quarter,
    seed: text('seed') ?? 'commons',
    own: roster !== undefined && configuration !== undefined ? { roster, configuration } : undefined,
  };
}
