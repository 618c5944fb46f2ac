/** How every command of this project ends, each number with one meaning. docs/operate.md has the same table. */
export const exitCodes = {
  done: 0,
  found: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  broken: 5,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof exitCodes;
export type ExitCode = (typeof exitCodes)[ExitName];

export const exitWords: Readonly<Record<ExitName, string>> = {
  done: 'done, and nothing needs your attention',
  found: 'something needs your attention',
  usage: 'the command, an option or a named file is invalid',
  unreachable: 'AWS could not be reached, or has no such stage in this account and region',
  refused: 'not done; the reason is printed',
  broken: 'a bug in this software, printed with its stack trace',
  interrupted: 'stopped with Ctrl-C',
};

/** For a program that ends with an unexpected error: Node alone would exit with 1, which means "found". */
export function exitAsBroken(): void {
  process.once('exit', () => {
    process.exitCode = exitCodes.broken;
  });
}

/** What the codes mean for one command, if more specific. */
export type ExitMeanings = Partial<Readonly<Record<ExitName, string>>>;

/** Every command can end with these; with others only if its usage says so. */
const always: readonly ExitName[] = ['done', 'usage', 'broken', 'interrupted'];

export function exitHelp(meanings: ExitMeanings): string {
  const names = Object.keys(exitCodes) as ExitName[];
  const lines = names
    .filter((name) => always.includes(name) || meanings[name] !== undefined)
    .map((name) => `  ${String(exitCodes[name]).padEnd(5)}${meanings[name] ?? exitWords[name]}`);
  return ['Exit codes:', ...lines].join('\n');
}
