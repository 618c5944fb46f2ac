/**
 * One warm execution environment: imports the bundle once, then handles one event at a time until it is ended. A stack
 * starts dozens of these, so it is plain JavaScript without type stripping or imports: each costs half as much.
 *
 * Log lines travel the same way as replies, so a caller with a reply has already received every line logged before it.
 */
import { parentPort, workerData } from 'node:worker_threads';

// A measurement runs it as a separate process with a process's limits.
const { module, handler: name, functionName, arn, memory } = workerData ?? JSON.parse(process.argv[2]);
const port = parentPort ?? {
  postMessage: (message) => process.send(message),
  on: (event, listener) => process.on(event, listener),
};

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, encoding, done) => {
    port.postMessage({ logged: String(chunk) });
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) queueMicrotask(callback);
    return true;
  };
}

const bundle = await import(module);
const handler = bundle[name];
if (typeof handler !== 'function') throw new Error(`bundle must export ${name}`);
port.postMessage({ ready: true });

port.on('message', async ({ id, event, deadline }) => {
  const context = {
    awsRequestId: id,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memory),
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
    const thrown = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ id, error: { name: thrown.name, message: thrown.message }, ...cpu() });
  }
});
