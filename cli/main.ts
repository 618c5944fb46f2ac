import { createInterface } from 'node:readline/promises';
import { type Command, Interrupted, type Terminal, UsageError } from './command.ts';
import { ownVersion } from './version.ts';

/** Every command of `pulse`, in the order of the help text. */
const commands: readonly Command[] = [
  {
    name: 'init',
    summary: 'writes the commented configuration of a deployment',
    load: async () => (await import('./init.ts')).initStage,
  },
  {
    name: 'doctor',
    summary: 'says what a deployment still needs: stacks, mail account, quota, alarms, domain names',
    load: async () => (await import('./doctor.ts')).seeDoctor,
  },
  {
    name: 'pulses',
    summary: 'says which pulses of a deployment were held, are open and come next',
    load: async () => (await import('./pulses.ts')).listPulses,
  },
  {
    name: 'about',
    summary: 'prints what is kept about one person, for somebody who asks to see it',
    load: async () => (await import('./about.ts')).tellAbout,
  },
  {
    name: 'redrive',
    summary: 'does again what lies among the dead letters of a deployment',
    load: async () => (await import('./redrive.ts')).redrive,
  },
  {
    name: 'restore',
    summary: 'puts back what a table has lost, and erases again whom wishes have erased',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'void',
    summary: 'ends a pulse whose sealing key is lost, and tells its stewards',
    load: async () => (await import('./void.ts')).voidPulse,
  },
  {
    name: 'lint-instrument',
    summary: 'says what is wrong with an instrument of your own, and what to look at again',
    load: async () => (await import('./lint-instrument.ts')).lintInstrumentFile,
  },
  {
    name: 'verify',
    summary: 'tries to break a published report, with nothing but the files',
    load: async () => (await import('./verify.ts')).verifyFiles,
  },
];

function help(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(16)}${summary}`);
  return [
    'usage: npx pulse COMMAND [arguments]',
    '',
    ...lines,
    '',
    'npx pulse COMMAND --help says more, npx pulse --version which copy this is.',
  ].join('\n');
}

async function main([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    terminal.out(ownVersion());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    terminal.err(`pulse has no command of that name.\n\n${help()}`);
    return 2;
  }
  try {
    return await (await command.load())(args, terminal);
  } catch (error) {
    if (error instanceof Interrupted) {
      terminal.err('\nStopped. Nothing was written.');
      return 130;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.err(error.message);
    return 2;
  }
}

async function askPerson(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ABORT_ERR') throw new Interrupted();
    throw error;
  } finally {
    lines.close();
  }
}

// A reader that has seen enough, such as head, is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  ask: askPerson,
  cwd: process.cwd(),
});
