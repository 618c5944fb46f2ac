import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dataNames } from './data-names.ts';
import { freePort, StartError } from './port.ts';

/**
 * The local DynamoDB: dynoxide, a child process with one SQLite file. It must never outlive the runtime. So it is killed on
 * stop; a shell watches it and ends it when our end of a pipe closes, which the operating system does even after kill -9;
 * and the next start ends one whose id was left in the data folder.
 */
export interface DynamoDb {
  readonly port: number;
  stop(): Promise<void>;
}

/** After this it is killed: what SQLite has acknowledged survives that. */
const politeMilliseconds = 700;

type Environment = Readonly<Record<string, string | undefined>>;

/** @param signal ends it while it starts; after that, `stop` does */
export async function startDynamoDb(
  data: string,
  signal?: AbortSignal,
  environment: Environment = process.env,
): Promise<DynamoDb> {
  // A binary named by the user is used even if another is installed.
  const endpoint = environment['DDB_ENDPOINT'];
  if (endpoint !== undefined) return existingDynamoDb(endpoint, signal);
  const binary = requireDynoxide(environment);
  const pidFile = join(data, dataNames.databaseProcess);
  endLeftover(pidFile, binary);
  const port = await freePort();
  signal?.throwIfAborted();
  const database = join(data, dataNames.database);
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '-p', String(port), '--db-path', database], {
    stdio: 'ignore',
    env: {},
    // Its own process group: Ctrl-C in the terminal must reach us first, and we end it once nothing uses it any more.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n`);
  const watcher = child.pid === undefined ? undefined : endWithUs(child.pid);
  const gone = ended.then(() => {
    throw new StartError(`dynoxide could not be started: ${binary}`);
  });
  gone.catch(() => undefined);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), politeMilliseconds);
    await ended;
    clearTimeout(insist);
    // The watcher must end first, or it would signal a process id that is free again.
    watcher?.kill('SIGKILL');
    rmSync(pidFile, { force: true });
  };
  try {
    await Promise.race([answering(port, signal), gone]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}

/**
 * Finds the program before anything slow begins.
 * @throws StartError if this machine has none
 */
export function requireDynamoDb(environment: Environment = process.env): void {
  if (environment['DDB_ENDPOINT'] === undefined) requireDynoxide(environment);
}

function requireDynoxide(environment: Environment): string {
  const binary = findDynoxide(environment);
  if (binary === undefined) throw new StartError(missingDynoxide());
  return binary;
}

function findDynoxide(environment: Environment): string | undefined {
  const given = environment['DYNOXIDE_BIN'];
  if (given !== undefined) {
    if (!isProgram(given)) throw new StartError('DYNOXIDE_BIN must name an executable program');
    return given;
  }
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const bundled = `../node_modules/@dynoxide/${process.platform}-${process.arch}/${name}`;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [fileURLToPath(new URL(bundled, import.meta.url)), ...folders.map((folder) => join(folder, name))].find(
    isProgram,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const missingDynoxide = (): string =>
  `There is no bundled DynamoDB for this platform (${process.platform}-${process.arch}). Install dynoxide ` +
  '("brew install nubo-db/tap/dynoxide" or "cargo install dynoxide-rs") so that it is on the PATH or named by ' +
  'DYNOXIDE_BIN, or set DDB_ENDPOINT to a DynamoDB that answers on this machine, such as http://127.0.0.1:8000.';

async function existingDynamoDb(endpoint: string, signal: AbortSignal | undefined): Promise<DynamoDb> {
  const { hostname, port } = new URL(endpoint);
  if (!['127.0.0.1', 'localhost'].includes(hostname)) {
    throw new StartError('DDB_ENDPOINT must be on this machine, such as http://127.0.0.1:8000');
  }
  await answering(Number(port), signal);
  return { port: Number(port), stop: async () => undefined };
}

/** A shell that waits for our end of its standard input to close and then ends `pid`. */
function endWithUs(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const watcher = spawn('/bin/sh', ['-c', `cat >/dev/null; kill -9 ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Its own process group, so that Ctrl-C in the terminal does not end the watcher before the process it watches.
    detached: true,
  });
  watcher.unref();
  watcher.on('error', () => undefined);
  return watcher;
}

/** Ends a dynoxide that an earlier run left behind, and leaves alone a process that merely reuses its id. */
function endLeftover(pidFile: string, binary: string): void {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && readFileSync(commandLine, 'utf8').startsWith(binary)) process.kill(pid, 'SIGKILL');
  rmSync(pidFile, { force: true });
}

async function answering(port: number, signal: AbortSignal | undefined): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (connected) return;
    await pause(10, undefined, signal && { signal });
  }
  throw new StartError(`DynamoDB must answer on port ${port} within ten seconds`);
}
