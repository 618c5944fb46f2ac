/**
 * Runs a function call as Lambda does: the bundle in its own process, with the heap flags of Lambda's Node runtime (nine
 * tenths of the memory for the old generation, a twentieth for each half of the young one), killed when it exceeds its
 * memory. The peak comes from the kernel: all resident memory, not the heap alone.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ExecutionEnvironment, type StartEnvironment, workerFile } from '../../local/execution-environment.ts';

export interface MeasuredCall {
  readonly label: string;
  /** The step of a schedule or notice; empty if the event names none. */
  readonly step: string;
  /** Megabytes: the template's setting, and the peak. */
  readonly memory: number;
  readonly peak: number;
  readonly seconds: number;
  /** Whether it was killed for exceeding its memory. */
  readonly killed: boolean;
}

/** Milliseconds between two readings of a process. In between, the kernel keeps the peak. */
const lookEvery = 20;

export const measuredEnvironment =
  (onCall: (call: MeasuredCall) => void): StartEnvironment =>
  ({ label, memory, env, workerData }) => {
    const flags = [
      '--expose-gc',
      `--max-old-space-size=${Math.floor(memory * 0.9)}`,
      `--max-semi-space-size=${Math.max(1, Math.floor(memory * 0.05))}`,
    ];
    const child = fork(fileURLToPath(workerFile), [JSON.stringify(workerData)], { execArgv: flags, env, silent: true });
    let call: { step: string; began: number } | undefined;
    let peak = 0;
    const look = (): void => {
      peak = Math.max(peak, highWaterMegabytes(child.pid));
      if (peak <= memory) return;
      report(true);
      child.kill('SIGKILL');
    };
    const timer = setInterval(look, lookEvery);
    const report = (killed: boolean): void => {
      if (!call) return;
      onCall({ label, step: call.step, memory, peak, killed, seconds: (performance.now() - call.began) / 1000 });
      call = undefined;
    };
    // Not "exit", whose listeners the host removes once the bundle is ready.
    child.on('close', () => {
      clearInterval(timer);
      report(true);
    });
    child.prependListener('message', (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('id' in message)) return;
      look();
      report(false);
      // The next call starts in a new process.
      setImmediate(() => child.kill('SIGKILL'));
    });
    return Object.assign(child, {
      postMessage(message: unknown) {
        call = { step: stepOf(message), began: performance.now() };
        child.send(message as object);
      },
      async terminate() {
        call = undefined;
        child.kill('SIGKILL');
      },
    }) satisfies ExecutionEnvironment;
  };

function highWaterMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const stepOf = (message: unknown): string => /"step":"([a-z0-9-]+)"/.exec(JSON.stringify(message))?.[1] ?? '';
