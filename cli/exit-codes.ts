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
  done: 'done, and nothing was found that needs you',
  found: 'something was found that needs you',
  usage: 'the command, an option or a file that it names cannot be used',
  unreachable: 'AWS could not be asked, or has no such stage in this account and region',
  refused: 'not done, for the reason that is printed',
  broken: 'a mistake in this software, printed with its trace',
  interrupted: 'stopped with Ctrl-C',
};

/** For a program that is about to end by an error that it does not know: Node alone would say 1, which means "found". */
export function exitAsBroken(): void {
  process.once('exit', () => {
    process.exitCode = exitCodes.broken;
  });
}

/** What the codes mean for one command, where that can be said more closely. */
export type ExitMeanings = Partial<Readonly<Record<ExitName, string>>>;

/** Any command may end in these ways; in others only those that say so. */
const always: readonly ExitName[] = ['done', 'usage', 'broken', 'interrupted'];

export function exitHelp(meanings: ExitMeanings): string {
  const names = Object.keys(exitCodes) as ExitName[];
  const lines = names
    .filter((name) => always.includes(name) || meanings[name] !== undefined)
    .map((name) => `  ${String(exitCodes[name]).padEnd(5)}${meanings[name] ?? exitWords[name]}`);
  return ['Exit codes:', ...lines].join('\n');
}
