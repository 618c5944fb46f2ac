/** Every command of `pulse`, how one is found, and how its errors become a sentence and an exit code. */
import { nearest } from '../shared/kernel/nearest.ts';
import { type Command, Interrupted, type Terminal, Unreachable } from './command.ts';
import { type ExitCode, exitCodes, exitHelp, exitWords } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';

interface Listed {
  readonly summary: string;
  /** Imports the command's code only when it runs. */
  readonly load: () => Promise<
    Pick<Command<unknown>, 'usage'> & ((args: readonly string[], terminal: Terminal) => Promise<ExitCode>)
  >;
}

/** In the order of the help text. */
export const commands: Readonly<Record<string, Listed>> = {
  init: {
    summary: 'writes the commented configuration of a deployment',
    load: async () => (await import('./init.ts')).initStage,
  },
  synth: {
    summary: 'writes the templates of a deployment, without contacting AWS',
    load: async () => (await import('./synth.ts')).synth,
  },
  doctor: {
    summary: 'checks what a deployment still needs: stacks, mail account, quota, alarms, domain names',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  trial: {
    summary: 'writes settings for eight colleagues, to see a first pulse in two days',
    load: async () => (await import('./trial.ts')).trial,
  },
  pulses: {
    summary: 'lists the pulses of a deployment: past, open and planned',
    load: async () => (await import('./pulses.ts')).listPulses,
  },
  about: {
    summary: 'prints what is stored about one person, if they ask to see it',
    load: async () => (await import('./about.ts')).about,
  },
  redrive: {
    summary: 'retries dead-lettered messages of a deployment',
    load: async () => (await import('./redrive.ts')).redrive,
  },
  restore: {
    summary: 'restores rows that a table has lost, and re-applies erasure requests',
    load: async () => (await import('./restore.ts')).restore,
  },
  'replace-key': {
    summary: 'puts a new master key in the place of one that is lost or known',
    load: async () => (await import('./replace-key.ts')).replaceKey,
  },
  migrate: {
    summary: 'copies the keys of an earlier version into the table of keys, once, after that upgrade',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  void: {
    summary: 'ends a pulse whose sealing key is lost, and notifies its stewards',
    load: async () => (await import('./void.ts')).voidPulse,
  },
  'lint-instrument': {
    summary: 'checks an instrument of your own, and suggests what to reconsider',
    load: async () => (await import('./lint-instrument.ts')).lintInstrumentFile,
  },
  verify: {
    summary: 'tries to break a published report, from the files alone',
    load: async () => (await import('./verify.ts')).verifyFiles,
  },
  watch: {
    summary: 'checks a pulse from outside: manifest, pages and code, against its hashes and this source',
    load: async () => (await import('./watch.ts')).watch,
  },
  version: {
    summary: 'prints the version of this copy',
    load: async () => (await import('./version.ts')).version,
  },
};

function help(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}`);
  return [
    'usage: npx pulse COMMAND [arguments]',
    '',
    ...lines,
    '',
    'npx pulse COMMAND --help says more; npx pulse --version prints the version.',
    '',
    exitHelp(exitWords),
  ].join('\n');
}

/** Runs one command line of `pulse`. Never throws. */
export async function runPulse(typed: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...args] = withoutShorthands(typed);
  if (name === undefined || name === 'help') {
    terminal.out(help());
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!listed) {
    const meant = nearest(name, Object.keys(commands));
    const cure = meant === undefined ? 'npx pulse help lists them.' : `did you mean ${meant}?`;
    terminal.err(`pulse has no command "${name}": ${cure}`);
    return exitCodes.usage;
  }
  try {
    const run = await listed.load();
    return await run(args, terminal);
  } catch (error) {
    return await explain(error, terminal);
  }
}

/** `pulse --help` and `pulse --version`; and `pulse help doctor`, which is `pulse doctor --help`. */
function withoutShorthands([first, ...rest]: readonly string[]): readonly string[] {
  if (first === '--version') return ['version', ...rest];
  if (first === '--help' || first === 'help') return rest[0] === undefined ? ['help'] : [rest[0], '--help'];
  return first === undefined ? [] : [first, ...rest];
}

async function explain(error: unknown, { err }: Terminal): Promise<ExitCode> {
  if (error instanceof Interrupted) {
    err('\nStopped. Nothing was written.');
    return exitCodes.interrupted;
  }
  if (error instanceof UsageError) {
    err(error.message);
    return exitCodes.usage;
  }
  if (error instanceof Unreachable) {
    err(error.message);
    return exitCodes.unreachable;
  }
  // Imported only now, because it loads the list of regions.
  const { troubleWithAws } = await import('./aws-trouble.ts');
  const trouble = troubleWithAws(error, process.env['AWS_PROFILE']);
  if (trouble) {
    err(`${trouble.what}: ${trouble.cure}${trouble.paste === undefined ? '.' : `:\n  ${trouble.paste}`}`);
    return exitCodes.unreachable;
  }
  err(
    'This is a bug in Commons Pulse, not your mistake. Please report it with the text below; first check that it names no person.',
  );
  err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.broken;
}
