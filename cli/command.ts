import type { ExitCode } from './exit-codes.ts';
import { exitCodes } from './exit-codes.ts';
import { type Given, helpOf, type Options, readArguments, type Usage } from './read-arguments.ts';

/** What a command may touch of the world; a test passes its own. */
export interface Terminal {
  /** Data and results: what another program would read. */
  readonly out: (line: string) => void;
  /** Messages for the person who typed. */
  readonly err: (line: string) => void;
  /** Asks a person one question; undefined where there is no person to answer. Throws `Interrupted` when they break off. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Where relative paths start. */
  readonly cwd: string;
}

/** One thing `pulse` does, with what it says of itself. */
export interface Command<Ports> {
  (args: readonly string[], terminal: Terminal, ports?: Ports): Promise<ExitCode>;
  readonly usage: Usage;
}

/**
 * A command whose arguments are read, and whose `--help` is answered, as its usage says.
 * @param usual what it works on when it is not in a test
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

/** The person broke off (Ctrl-C, Ctrl-D) instead of answering. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** AWS could not be asked, or has no such thing: printed as it is, without a stack. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The same for every command: indented as a person can read it. */
export const asJson = (data: unknown): string => JSON.stringify(data, undefined, 2);
