/** Every command of `pulse`, how the right one is found, and how whatever it ends with becomes a sentence and an exit code. */
import { nearest } from '../shared/kernel/nearest.ts';
import { type Command, Interrupted, type Terminal, Unreachable } from './command.ts';
import { type ExitCode, exitCodes, exitHelp, exitWords } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';

interface Listed {
  readonly summary: string;
  /** Imports the command's code only when it is wanted. */
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
    summary: 'writes the templates of a deployment, without asking AWS',
    load: async () => (await import('./synth.ts')).synth,
  },
  doctor: {
    summary: 'says what a deployment still needs: stacks, mail account, quota, alarms, domain names',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  trial: {
    summary: 'writes settings for eight colleagues, to see a first pulse in two days',
    load: async () => (await import('./trial.ts')).trial,
  },
  pulses: {
    summary: 'says which pulses of a deployment were held, are open and come next',
    load: async () => (await import('./pulses.ts')).listPulses,
  },
  about: {
    summary: 'prints what is kept about one person, when they ask to see it',
    load: async () => (await import('./about.ts')).about,
  },
  redrive: {
    summary: 'retries dead-lettered messages of a deployment',
    load: async () => (await import('./redrive.ts')).redrive,
  },
  restore: {
    summary: 'puts back what a table has lost, and re-applies erasure requests',
    load: async () => (await import('./restore.ts')).restore,
  },
  void: {
    summary: 'ends a pulse whose sealing key is lost, and tells its stewards',
    load: async () => (await import('./void.ts')).voidPulse,
  },
  'lint-instrument': {
    summary: 'says what is wrong with an instrument of your own, and what to look at again',
    load: async () => (await import('./lint-instrument.ts')).lintInstrumentFile,
  },
  verify: {
    summary: 'tries to break a published report, with nothing but the files',
    load: async () => (await import('./verify.ts')).verifyFiles,
  },
  version: {
    summary: 'says which version this copy is',
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
    'npx pulse COMMAND --help says more, npx pulse --version which copy this is.',
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
  // Only now: it knows the regions, which takes a moment to load.
  const { troubleWithAws } = await import('./aws-trouble.ts');
  const trouble = troubleWithAws(error, process.env['AWS_PROFILE']);
  if (trouble) {
    err(`${trouble.what}: ${trouble.cure}${trouble.paste === undefined ? '.' : `:\n  ${trouble.paste}`}`);
    return exitCodes.unreachable;
  }
  err(
    'This is a mistake in Commons Pulse, not yours. Please report it, with what follows; look first whether it names a person.',
  );
  err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.broken;
}
