import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { CloudAssembly } from './cloud-assembly.ts';
import { region } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';

/**
 * Runs the functions of the template: the very bundles that would be deployed, each in a few worker threads with only
 * the environment that the template gives it. Workers start with the first event. Not imitated: freezing between events,
 * a /tmp of one's own, and memory beyond the JavaScript heap.
 */
const functionSchema = z.object({
  Code: z._default(z.object({ S3Key: z.optional(z.string()) }), {}),
  Handler: z._default(z.string(), 'index.handler'),
  Runtime: z.optional(z.string()),
  Role: z.string(),
  Timeout: z._default(z.coerce.number(), 3),
  MemorySize: z._default(z.coerce.number(), 128),
  ReservedConcurrentExecutions: z.optional(z.coerce.number()),
  Environment: z.optional(z.object({ Variables: z._default(z.record(z.string(), z.string()), {}) })),
});

const workerReplySchema = z.object({
  id: z.string(),
  cpuMilliseconds: z.number(),
  value: z.optional(z.string()),
  error: z.optional(z.object({ name: z.string(), message: z.string() })),
});

const loggedSchema = z.object({ logged: z.string() });

/** Workers a function: enough to meet races between two invocations, few enough for a laptop. */
const concurrency = 2;
/** Seconds that a function may take at least: a busy laptop is slower than the memory size in the template buys. */
const patience = 30;

export interface LambdaFunction {
  readonly name: string;
  readonly logicalId: string;
  /** What logs and failures call it. */
  readonly label: string;
  readonly arn: string;
  readonly environment: Readonly<Record<string, string>>;
  invoke(event: unknown): Promise<unknown>;
  /** Ends the environment with this session token, in the middle of whatever it does; nothing if it is not one of these. */
  end(session: string): void;
  stop(): Promise<void>;
}

export type OnLog = (functionName: string, line: string) => void;

/** One call of a function that ended, for whoever reckons what it would cost. */
export interface Invocation {
  /** What logs and failures call the function. */
  readonly label: string;
  /** Logical id of its role, as calls of the SDK are signed. */
  readonly role: string;
  /** Megabytes of the template. */
  readonly memory: number;
  /** From the event to the answer on this machine, waiting included. */
  readonly milliseconds: number;
  /** Of the thread that ran it; work that Node gives to its pool of threads is not in it. */
  readonly cpuMilliseconds: number;
}

/** What runs a function: a worker thread, or for a measurement something that does the same in another way. */
export interface ExecutionEnvironment extends Pick<EventEmitter, 'on' | 'once' | 'off' | 'removeAllListeners'> {
  postMessage(message: unknown): void;
  terminate(): Promise<unknown>;
}

export interface EnvironmentSettings {
  readonly label: string;
  /** Megabytes of the template. */
  readonly memory: number;
  readonly env: Readonly<Record<string, string>>;
  /** What lambda-worker.mjs needs to know. */
  readonly workerData: Readonly<Record<string, unknown>>;
}

export type StartEnvironment = (settings: EnvironmentSettings) => ExecutionEnvironment;

const startWorker: StartEnvironment = ({ memory, env, workerData }) =>
  new Worker(workerFile, {
    workerData,
    env,
    execArgv: [],
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(128, memory) },
  });

export const workerFile = new URL('./lambda-worker.mjs', import.meta.url);

/** The functions by ARN. Helpers that CDK adds for deploying (Python, or code in the template) are left out. */
export function hostFunctions(
  assembly: CloudAssembly,
  resources: readonly Resource[],
  options: {
    readonly gatewayPort: number;
    readonly data: string;
    readonly onLog: OnLog;
    readonly onInvocation?: ((invocation: Invocation) => void) | undefined;
    readonly startEnvironment?: StartEnvironment | undefined;
    /** No worker starts once it is aborted. */
    readonly stopping: AbortSignal;
  },
): ReadonlyMap<string, LambdaFunction> {
  const hosted = new Map<string, LambdaFunction>();
  const endpoint = `http://127.0.0.1:${options.gatewayPort}`;
  for (const { type, name, arn, properties, logicalId } of resources) {
    if (type !== 'AWS::Lambda::Function') continue;
    const parsed = functionSchema.parse(properties);
    const { Code, Handler, Runtime, Role, Timeout, MemorySize, Environment } = parsed;
    if (!Runtime?.startsWith('nodejs') || Code.S3Key === undefined) continue;
    const folder = assembly.assetPath(Code.S3Key);
    const [file = '', handler = ''] = Handler.split('.');
    const module = ['.mjs', '.js', '.cjs']
      .map((extension) => join(folder ?? '', `${file}${extension}`))
      .find((path) => existsSync(path));
    if (module === undefined) throw new Error(`bundle of ${logicalId} must be in the cloud assembly`);
    const role = Role.split('/').at(-1) ?? '';
    const label = labelOf(name, logicalId);
    const environment: Record<string, string> = {
      ...Environment?.Variables,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: role,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_ENDPOINT_URL: endpoint,
      // What a person's own configuration says about endpoints or profiles must not reach a function at home.
      AWS_CONFIG_FILE: join(options.data, 'no-aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(options.data, 'no-aws-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      TZ: 'UTC',
    };
    const start = (session: string): ExecutionEnvironment =>
      (options.startEnvironment ?? startWorker)({
        label,
        memory: MemorySize,
        workerData: { module: pathToFileURL(module).href, handler, functionName: name, arn, memory: MemorySize },
        // As on Lambda, each environment signs with a token of its own.
        env: { ...environment, AWS_SESSION_TOKEN: session },
      });
    const milliseconds = Math.max(Timeout, patience) * 1000;
    hosted.set(
      arn,
      new WorkerPool({
        name,
        logicalId,
        label,
        arn,
        environment,
        milliseconds,
        onTime: (times) => options.onInvocation?.({ label, role, memory: MemorySize, ...times }),
        concurrency: Math.min(concurrency, parsed.ReservedConcurrentExecutions ?? concurrency),
        start,
        onLog: options.onLog,
        stopping: options.stopping,
      }),
    );
  }
  return hosted;
}

/** By name, by logical id, or by the name that either is made from: `open-pulse` for `OpenPulseFunction1A2B3C4D`. */
export function functionNamed(functions: ReadonlyMap<string, LambdaFunction>, wanted: string): LambdaFunction {
  const all = [...functions.values()];
  const plain = wanted.replaceAll('-', '').toLowerCase();
  const found =
    all.find(({ name, logicalId }) => name === wanted || logicalId === wanted) ??
    all.find(({ label }) => label.replaceAll('-', '').toLowerCase() === plain) ??
    all.find(({ name }) => name.endsWith(`-${wanted}`));
  if (!found) throw new Error(`the template must have a function called ${wanted}`);
  return found;
}

/** What people call a function: its own name, or `open-pulse` where CloudFormation would make one from its logical id. */
function labelOf(name: string, logicalId: string): string {
  if (!name.endsWith(logicalId)) return name;
  const words = logicalId.replace(/[0-9A-F]{8}$/, '').replace(/Function$/, '');
  return words.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}

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

class WorkerPool implements LambdaFunction {
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
      // As JSON, as on AWS: an event that only a structured clone could carry must not work here either.
      worker.postMessage({ id, event: JSON.parse(JSON.stringify(event)), deadline: Date.now() + milliseconds });
    });
  }
}
