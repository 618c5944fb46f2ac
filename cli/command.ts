import type { ExitCode } from './exit-codes.ts';
import { exitCodes } from './exit-codes.ts';
import { type Given, helpOf, type Options, readArguments, type Usage } from './read-arguments.ts';

/** How a command talks to the person who typed it; a test passes its own. */
export interface Terminal {
  /** Data and results: what another program would read. */
  readonly out: (line: string) => void;
  /** Messages for the person who typed. */
  readonly err: (line: string) => void;
  /** Asks one question; undefined without a terminal. Throws `Interrupted` on Ctrl-C or Ctrl-D. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Where relative paths start. */
  readonly cwd: string;
}

/** One command of `pulse`, with its usage. */
export interface Command<Ports> {
  (args: readonly string[], terminal: Terminal, ports?: Ports): Promise<ExitCode>;
  readonly usage: Usage;
}

/**
 * A command that reads its arguments and answers `--help` from its usage.
 * @param usual the default ports; tests pass their own
 */
export function command<const O extends Options, Ports>(
  usage: Usage<O>,
  usual: Ports,
  run: (given: Given<O>, terminal: Terminal, ports: Ports) => Promise<ExitCode>,
): Command<Ports> {
  async function start(args: readonly string[], terminal: Terminal, ports = usual): Promise<ExitCode> {
    const given = readArguments(usage, args);
    if (given !== 'help') return run(given, terminal, ports);
    terminal.out(helpOf(usage));
    return exitCodes.done;
  }
  return Object.assign(start, { usage });
}

/** The person pressed Ctrl-C or Ctrl-D instead of answering. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** AWS could not be reached, or has no such stage. Printed without a stack trace. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** JSON as every command prints it: indented. */
export const asJson = (data: unknown): string => JSON.stringify(data, undefined, 2);
