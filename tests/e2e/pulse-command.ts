import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CommandRun {
  readonly code: number | null;
  /** What it printed, and what it complained of. */
  readonly said: string;
}

/**
 * Runs `npx pulse` as an operator does who is signed in to an account that answers at this endpoint.
 */
export async function pulseCommand(endpoint: string, args: readonly string[]): Promise<CommandRun> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'cli', 'pulse.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of this machine's own settings: the one who runs the drill has a region, keys and an endpoint.
    env: {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'operator',
      AWS_SECRET_ACCESS_KEY: 'nobody',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, said };
}
