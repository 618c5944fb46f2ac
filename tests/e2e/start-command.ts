import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the README's first command as a person would, in a separate folder. */
export interface StartRun {
  /** Null if a signal ended it without a word. */
  readonly code: number | null;
  readonly output: string;
}

/** A signal that the run gets this long after it has said something. */
export interface Interruption {
  readonly at: string;
  readonly delayMs?: number;
  readonly signal: NodeJS.Signals;
}

export async function start(arguments_: readonly string[], interruption?: Interruption): Promise<StartRun> {
  const child = spawn(process.execPath, ['local/require-node.mjs', 'local/main.ts', ...arguments_], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let dying = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (!dying && interruption !== undefined && output.includes(interruption.at)) {
        dying = true;
        setTimeout(() => child.kill(interruption.signal), interruption.delayMs ?? 0);
      }
    });
  }
  // A test that gives up waiting leaves no process behind.
  const endChild = () => child.kill('SIGKILL');
  process.once('exit', endChild);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  process.off('exit', endChild);
  return { code, output };
}

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'commons-pulse-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('the system must name a port');
  return address.port;
}
