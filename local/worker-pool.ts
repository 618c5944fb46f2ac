import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { Invocation, LambdaFunction, OnLog } from './lambda-function.ts';

const workerReplySchema = z.object({
  id: z.string(),
  cpuMilliseconds: z.number(),
  value: z.optional(z.string()),
  error: z.optional(z.object({ name: z.string(), message: z.string() })),
});

const loggedSchema = z.object({ logged: z.string() });

interface PoolOptions {
  readonly name: string;
  readonly logicalId: string;
  readonly label: string;
  readonly arn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  readonly concurrency: number;
  readonly start: (session: string) => ExecutionEnvironment;
  readonly onLog: OnLog;
  readonly onTime: (times: Pick<Invocation, 'milliseconds' | 'cpuMilliseconds'>) => void;
  readonly stopping: AbortSignal;
}

/** A few workers for one function; a call waits for a free one. They start with the first event. */
export class WorkerPool implements LambdaFunction {
  readonly name: string;
  readonly logicalId: string;
  readonly label: string;
  readonly arn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly #options: PoolOptions;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #all = new Map<ExecutionEnvironment, string>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(options: PoolOptions) {
    this.name = options.name;
    this.logicalId = options.logicalId;
    this.label = options.label;
    this.arn = options.arn;
    this.environment = options.environment;
    this.#options = options;
  }

  async invoke(event: unknown): Promise<unknown> {
    while (this.#busy >= this.#options.concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    try {
      this.#options.stopping.throwIfAborted();
      const worker = this.#idle.pop() ?? (await this.#startWorker());
      return await this.#run(worker, event);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#all.keys()].map((worker) => worker.terminate()));
  }

  end(session: string): void {
    for (const [worker, own] of this.#all) if (own === session) void worker.terminate();
  }

  async #startWorker(): Promise<ExecutionEnvironment> {
    const session = randomUUID();
    const worker = this.#options.start(session);
    this.#all.set(worker, session);
    let partial = '';
    const onLogged = (text: string): void => {
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.#options.onLog(this.label, line);
    };
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        const { logged } = loggedSchema.safeParse(message).data ?? {};
        if (logged === undefined) resolve();
        else onLogged(logged);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the worker ended before its bundle was ready')));
    });
    worker.removeAllListeners('error').removeAllListeners('exit');
    // Without a listener an idle worker's crash would end the runtime.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.#all.delete(worker);
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return worker;
  }

  #run(worker: ExecutionEnvironment, event: unknown): Promise<unknown> {
    const { milliseconds } = this.#options;
    const id = randomUUID();
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const settle = (reuse: boolean, finish: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (reuse) this.#idle.push(worker);
        else void worker.terminate();
        finish();
      };
      const onError = (error: Error): void => settle(false, () => reject(error));
      const onExit = (): void => settle(false, () => reject(new Error('the worker ended during the event')));
      const onMessage = (message: unknown): void => {
        const reply = workerReplySchema.safeParse(message).data;
        if (reply?.id !== id) return;
        const { value, error, cpuMilliseconds } = reply;
        this.#options.onTime({ milliseconds: performance.now() - began, cpuMilliseconds });
        if (error === undefined) settle(true, () => resolve(JSON.parse(value ?? 'null')));
        else settle(true, () => reject(Object.assign(new Error(error.message), { name: error.name })));
      };
      const timer = setTimeout(() => {
        settle(false, () => reject(new Error(`Task timed out after ${milliseconds / 1000} seconds`)));
      }, milliseconds);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      // As JSON, like on AWS: an event that only a structured clone could carry must not work here either.
      worker.postMessage({ id, event: JSON.parse(JSON.stringify(event)), deadline: Date.now() + milliseconds });
    });
  }
}
