import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, StartError } from '../../local/port.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** A separate account: the emulator derives it from the access key. */
export const account = '111122223333';
export const region = 'eu-central-1';

/**
 * An AWS that we did not write, on the loopback address, with everything in memory. Its clock starts where `moveTo` sets it
 * and ticks on from there.
 */
export interface Emulator {
  readonly endpoint: string;
  readonly port: number;
  readonly startedInMs: number;
  moveTo(now: Instant): Promise<void>;
  /** The next resource of this type is not created, for this reason. */
  refuseOnce(resourceType: string, sentence: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startEmulator(python: string, now: Instant, logFile: string): Promise<Emulator> {
  const began = performance.now();
  const port = await freePort();
  const child = spawn(python, [join(import.meta.dirname, 'emulator.py'), now], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // None of this machine's own AWS settings; the functions run on the project's own Node.
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      PYTHONDONTWRITEBYTECODE: '1',
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_REGION: region,
      // Unsigned calls, such as a member's browser makes, belong to the same account.
      MINISTACK_ACCOUNT_ID: account,
      AWS_DEFAULT_REGION: region,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
  });
  const log = createWriteStream(logFile);
  child.stderr.pipe(log);
  const waiting: ((line: string) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => {
    log.write(`${line}\n`);
    if (line.startsWith('done ')) waiting.shift()?.(line);
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new StartError(`the emulator ended; see ${logFile}`)));
    child.once('error', reject);
  });
  gone.catch(() => undefined);
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.race([healthy(endpoint), gone]);
  const command = async (line: string): Promise<void> => {
    const done = new Promise<string>((resolve) => waiting.push(resolve));
    child.stdin.write(`${line}\n`);
    await Promise.race([done, gone]);
  };
  return {
    endpoint,
    port,
    startedInMs: performance.now() - began,
    moveTo: (instant) => command(`clock ${instant.replace('Z', '+00:00')}`),
    refuseOnce: (resourceType, sentence) => command(`refuse ${resourceType} ${sentence}`),
    async stop() {
      child.stdin.end();
      await gone.catch(() => undefined);
      log.end();
    },
  };
}

async function healthy(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const reply = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartError('the emulator must answer within 30 seconds');
}
