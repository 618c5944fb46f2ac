import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';

/** One warm execution environment: imports the bundle once, then handles one event at a time until it is ended. */
const environment = z
  .object({ module: z.string(), handler: z.string(), functionName: z.string(), arn: z.string(), memory: z.number() })
  .parse(workerData);
const port = parentPort;
if (!port) throw new Error('this file must run in a worker thread');

const bundle: Record<string, unknown> = await import(environment.module);
const handler = bundle[environment.handler];
if (typeof handler !== 'function') throw new Error(`bundle must export ${environment.handler}`);
port.postMessage({ ready: true });

port.on('message', async ({ id, event, deadline }: { id: string; event: unknown; deadline: number }) => {
  const context = {
    awsRequestId: id,
    functionName: environment.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: environment.arn,
    memoryLimitInMB: String(environment.memory),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  const before = process.threadCpuUsage();
  const cpu = () => {
    const { user, system } = process.threadCpuUsage(before);
    return { cpuMilliseconds: (user + system) / 1000 };
  };
  try {
    const value = JSON.stringify((await handler(event, context)) ?? null);
    port.postMessage({ id, value, ...cpu() });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ id, error: { name, message }, ...cpu() });
  }
});
