import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { CloudAssembly } from './cloud-assembly.ts';
import { type ExecutionEnvironment, type StartEnvironment, startWorker } from './execution-environment.ts';
import type { Invocation, LambdaFunction, OnLog } from './lambda-function.ts';
import { region } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';
import { WorkerPool } from './worker-pool.ts';

/**
 * Runs the template's functions: the bundles that would be deployed, each in a few worker threads with only the environment
 * that the template gives it. Not imitated: freezing between events, a private /tmp, and memory outside the JavaScript
 * heap.
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

/** Workers for each function: enough to cause races between two invocations, few enough for a laptop. */
const concurrency = 2;
/** A shorter timeout in the template is raised to this: a busy laptop is slower than the CPU that the memory size buys on AWS. */
const shortestTimeoutSeconds = 30;

/** The functions by ARN. Helpers that the CDK adds for deploying (Python, or code in the template) are left out. */
export function hostFunctions(
  assembly: CloudAssembly,
  resources: readonly Resource[],
  options: {
    readonly gatewayPort: number;
    /** Where functions reach the tables: the gateway, or the database itself if no one watches their calls. */
    readonly tablesPort: number;
    readonly data: string;
    readonly onLog: OnLog;
    readonly onInvocation?: ((invocation: Invocation) => void) | undefined;
    readonly startEnvironment?: StartEnvironment | undefined;
    /** Once this is aborted, no worker starts. */
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
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${options.tablesPort}`,
      // Endpoints and profiles from the user's own configuration must not reach a local function.
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
        // As on Lambda, each environment signs with its own token.
        env: { ...environment, AWS_SESSION_TOKEN: session },
      });
    const milliseconds = Math.max(Timeout, shortestTimeoutSeconds) * 1000;
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

/** Finds a function by name, logical id, or readable name: `open-pulse` for `OpenPulseFunction1A2B3C4D`. */
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

/** The readable name: its own, or `open-pulse` if CloudFormation would derive one from its logical id. */
function labelOf(name: string, logicalId: string): string {
  if (!name.endsWith(logicalId)) return name;
  const words = logicalId.replace(/[0-9A-F]{8}$/, '').replace(/Function$/, '');
  return words.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}
