import { createInterface } from 'node:readline/promises';
import { Interrupted } from './command.ts';
import { runPulse } from './commands.ts';

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

// A reader that closes early, such as head, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runPulse(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  ask: askPerson,
  cwd: process.cwd(),
});
