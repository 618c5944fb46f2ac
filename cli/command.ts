/** What a command may touch of the world; a test passes its own. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Asks a person one question; undefined where there is nobody to answer. Throws `Interrupted` when they break off. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Where relative paths start. */
  readonly cwd: string;
}

/**
 * One thing `pulse` does. `load` imports the command's code only when it is asked for. It returns the exit code: 0 done,
 * 1 the answer is no (a leak was found, a check failed), 2 the command line or a file is wrong.
 */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<(args: readonly string[], terminal: Terminal) => Promise<number>>;
}

/** A mistake of the one who typed: printed as it is, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody broke off (Ctrl-C, Ctrl-D) instead of answering: exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
