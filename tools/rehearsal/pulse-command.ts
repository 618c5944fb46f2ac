import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CommandRun {
  readonly code: number | null;
  /** Its output, and its error output. */
  readonly said: string;
}

/**
 * Runs `npx pulse` like an operator who is signed in to an account that answers at this endpoint.
 *
 * @param started receives a function that ends the process at once, without a chance to clean up
 */
export async function pulseCommand(
  { endpoint, accessKey = 'operator' }: { readonly endpoint: string; readonly accessKey?: string },
  args: readonly string[],
  started: (kill: () => void) => void = () => undefined,
): Promise<CommandRun> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'cli', 'pulse.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // None of this machine's own settings: the operator in the drill has a region, keys and an endpoint.
    env: {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: accessKey,
      AWS_SECRET_ACCESS_KEY: 'nobody',
    },
  });
  started(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, said };
}
