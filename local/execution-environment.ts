import type { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Where a function runs: a worker thread, or a stand-in that measures. */
export interface ExecutionEnvironment extends Pick<EventEmitter, 'on' | 'once' | 'off' | 'removeAllListeners'> {
  postMessage(message: unknown): void;
  terminate(): Promise<unknown>;
}

export interface EnvironmentSettings {
  readonly label: string;
  /** Megabytes, from the template. */
  readonly memory: number;
  readonly env: Readonly<Record<string, string>>;
  /** The data that lambda-worker.mjs needs. */
  readonly workerData: Readonly<Record<string, unknown>>;
}

export type StartEnvironment = (settings: EnvironmentSettings) => ExecutionEnvironment;

export const workerFile = new URL('./lambda-worker.mjs', import.meta.url);

export const startWorker: StartEnvironment = ({ memory, env, workerData }) =>
  new Worker(workerFile, {
    workerData,
    env,
    execArgv: [],
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(128, memory) },
  });
