import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npx pulse` with these variables and none of this machine's own settings. */
export const pulse = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  run([join('cli', 'pulse.mjs'), ...args], environment);

/** Runs one of the scripts of package.json, as npm does. */
export function npmRun(script: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { scripts } = scriptsSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const [, ...words] = (scripts[script] ?? '').split(' ');
  return run([...words, ...args], environment);
}
const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });

async function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true', ...environment },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, out, err };
}

export const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'nobody' };

/** An AWS that gives every caller the same answer; `invoke` answers calls of functions in its place. */
export async function answering(
  status: number,
  type: string,
  body: object,
  invoke?: (name: string, input: unknown) => Promise<unknown>,
) {
  const server = createServer(async (request, response) => {
    const sent = Buffer.concat(await request.toArray());
    const called = /\/functions\/([^/?]+)\/invocations/.exec(request.url ?? '')?.[1];
    const reply = invoke && called !== undefined ? await invoke(called, JSON.parse(sent.toString('utf8'))) : body;
    response.writeHead(status, { 'content-type': 'application/json', ...(type && { 'x-amzn-errortype': type }) });
    response.end(JSON.stringify(reply));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
