import { join } from 'node:path';
import type { Instant } from '../shared/kernel/time.ts';
import { type Buckets, openBuckets } from './buckets.ts';
import type { Clock } from './clock.ts';
import { loadAssembly } from './cloud-assembly.ts';
import { lockData } from './data-lock.ts';
import { dataNames } from './data-names.ts';
import { startDynamoDb } from './dynamodb.ts';
import { EventRules } from './event-rules.ts';
import { EventSource, mappingSchema } from './event-source.ts';
import { type ArrivingCall, type Backends, createGateway, type Disturbance, type GatewayCall } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import { createHttpEdge, type HandleRequest } from './http-edge.ts';
import { LambdaApi } from './lambda-api.ts';
import { functionNamed, hostFunctions, type Invocation, type OnLog, type StartEnvironment } from './lambda-host.ts';
import { LogCounters } from './log-counters.ts';
import { MailStore, type StoredMail } from './mail-store.ts';
import { announcedBuckets, objectCreated } from './object-events.ts';
import { startObjectStore } from './object-store.ts';
import { listen, loopbackServer } from './port.ts';
import { type Resource, resolveAssembly } from './resolve-template.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { Scheduler } from './scheduler.ts';
import { generousPolicy, Ses, type SesPolicy } from './ses.ts';
import { serveSite } from './site-server.ts';
import { openSsm } from './ssm.ts';
import { createTables } from './tables.ts';
import { TargetDelivery } from './target-delivery.ts';
import { Timekeeper } from './timekeeper.ts';

export interface StackOptions {
  /** Folder of the synthesised cloud assembly. */
  readonly assembly: string;
  /** Folder of everything that is remembered; one run at a time may use it. */
  readonly data: string;
  /** Gives back the lock on that folder, where the caller has taken it already. */
  readonly unlock?: () => void;
  /** Stops the stack, also while it starts. */
  readonly signal?: AbortSignal;
  /** Port of the site and the inbox; 0 chooses a free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Value of the template parameter `SiteUrl`; by default where the site is served. */
  readonly siteUrl?: string;
  /** Values of other template parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mailPolicy?: SesPolicy;
  /** How often, at the same time, each schedule, message and event is delivered; 1 unless a test wants to see it hold. */
  readonly deliveries?: number;
  readonly onLog?: OnLog;
  readonly onCall?: (call: GatewayCall) => void;
  /** Whether calls tell the capacity that they consume. */
  readonly meterCapacity?: boolean;
  readonly onInvocation?: (invocation: Invocation) => void;
  /** What runs functions, in place of worker threads. */
  readonly startEnvironment?: StartEnvironment;
  /** For tests: what goes wrong with a call. */
  readonly disturb?: (call: ArrivingCall) => Disturbance | undefined;
}

interface Failure {
  readonly where: string;
  readonly what: string;
}

/** The whole pipeline on this machine. */
export interface Stack extends Buckets {
  /** Where the site is, without a slash at the end. */
  readonly url: string;
  /** The endpoint of SDK clients. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** Every mail in the order of sending; grows at the end. */
  mails(): readonly StoredMail[];
  /** Calls a function by its name, its logical id, or the name that these are made from (`open-pulse`). */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** When the next schedule fires, due or not. */
  nextSchedule(): Instant | undefined;
  /**
   * Fires every schedule due until `instant`, in order, and lets everything settle after each; then it is `instant`. Fails when
   * the stack stops before.
   */
  advanceTo(instant: Instant): Promise<void>;
  /** Settles when queues, event rules and what they started have nothing left to do. Fails when the stack stops before. */
  drain(): Promise<void>;
  /** What the template's metric filters counted in the logs since the start, by metric. */
  logCounts(): ReadonlyMap<string, number>;
  /** What threw, answered as broken, or lies on a dead-letter queue. */
  failures(): readonly Failure[];
  /** Aborted as soon as the stack stops; from then on nothing that it answers or refuses says anything about a deployment. */
  readonly stopping: AbortSignal;
  /** Ends everything that was started; the same end however often it is called. */
  stop(): Promise<void>;
}

/**
 * Starts the pipeline from the synthesised template: embedded services, functions, routes, rules and schedules. Ends what
 * it started when it cannot start everything, or is aborted meanwhile.
 *
 * @throws StartError when the port, the data folder or a program is not to be had
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const cleanups: (() => unknown)[] = [];
  const halt = new AbortController();
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    halt.abort(new Error('the local stack has stopped'));
    for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) await next();
  };
  const stop = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  const { signal } = options;
  const stopping = signal ? AbortSignal.any([signal, halt.signal]) : halt.signal;
  try {
    const stack = await start(options, cleanups, stopping, stop);
    stopping.throwIfAborted();
    // A failure is reported by the call of `stop` that waits for it.
    signal?.addEventListener('abort', () => void stop().catch(() => undefined), { once: true });
    return stack;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: StackOptions,
  cleanups: (() => unknown)[],
  stopping: AbortSignal,
  stop: () => Promise<void>,
): Promise<Stack> {
  const { data, clock, onLog = () => undefined } = options;
  cleanups.push(options.unlock ?? lockData(data));
  const thrown: Failure[] = [];
  const fail = (where: string, error: unknown): void => {
    thrown.push({ where, what: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  };

  // The two servers come first, because the template is resolved against their ports.
  const mailStore = new MailStore(join(data, dataNames.mails));
  let backends: Backends | undefined;
  let edge: HandleRequest | undefined;
  const gateway = createGateway(() => {
    if (!backends) throw new Error('the gateway is starting');
    return backends;
  });
  const site = loopbackServer(
    serveSite(
      mailStore,
      (key) => buckets.readInboxObject(key),
      () => edge,
      (what) => fail('site', what),
    ),
  );
  const sitePort = await listen(site, options.port);
  cleanups.push(() => closeServer(site));
  const gatewayPort = await listen(gateway, 0);
  cleanups.push(() => closeServer(gateway));
  const url = `http://127.0.0.1:${sitePort}`;

  const assembly = loadAssembly(options.assembly);
  refuseUnknownTypes(assembly);
  const resources = resolveAssembly(assembly, {
    gatewayPort,
    siteHost: `127.0.0.1:${sitePort}`,
    parameters: { SiteUrl: options.siteUrl ?? url, ...options.parameters },
  });
  const ofType = (type: string): readonly Resource[] => resources.filter((resource) => resource.type === type);

  // Each is to be stopped as soon as it runs, also when the other cannot be started.
  const stopLater = <T extends { stop(): unknown }>(server: T): T => {
    cleanups.push(() => server.stop());
    return server;
  };
  const starting = [
    startDynamoDb(data, stopping).then(stopLater),
    startObjectStore(join(data, dataNames.objects), resources).then(stopLater),
  ] as const;
  await Promise.allSettled(starting);
  const [dynamoDb, store] = await Promise.all(starting);
  stopping.throwIfAborted();
  const tables = await createTables(dynamoDb.port, resources);

  const functions = hostFunctions(assembly, resources, {
    gatewayPort,
    data,
    onLog: (label, line) => {
      counters.count(label, line);
      onLog(label, line);
    },
    onInvocation: options.onInvocation,
    startEnvironment: options.startEnvironment,
    stopping,
  });
  const counters = new LogCounters(resources, functions.values());
  cleanups.push(() => Promise.all([...functions.values()].map((lambda) => lambda.stop())));

  const buckets = openBuckets(store, functions, gatewayPort);
  const kickSources = (): void => {
    for (const source of sources) source.kick();
  };
  const delivery = new TargetDelivery({
    functions,
    queues: store.queues,
    deliveries: options.deliveries ?? 1,
    onQueued: kickSources,
    onError: fail,
    stopping,
  });

  const rules = new EventRules(join(data, dataNames.events), resources, ({ target, input, retries, deadLetters }) =>
    delivery.deliver(target, input, retries, deadLetters),
  );
  const ses = new Ses({
    clock,
    store: mailStore,
    policy: options.mailPolicy ?? generousPolicy,
    resources,
    publish: (event) => rules.publish(event),
  });
  const scheduler = new Scheduler(join(data, dataNames.schedules), clock);
  for (const { name } of ofType('AWS::Scheduler::ScheduleGroup')) scheduler.declareGroup(name);
  scheduler.declare(ofType('AWS::Scheduler::Schedule'));
  const ssm = openSsm(join(data, dataNames.parameters));
  for (const { name, properties } of ofType('AWS::SSM::Parameter')) ssm.declare(name, String(properties['Value']));

  const sources = ofType('AWS::Lambda::EventSourceMapping').map(({ properties, logicalId }) => {
    const mapping = mappingSchema.parse(properties);
    const target = [...functions.values()].find(({ name, arn }) => [name, arn].includes(mapping.FunctionName));
    if (!target) throw new Error(`event source ${logicalId} must lead to a function of the template`);
    const invoke = (event: unknown) => delivery.invoke(target, event);
    return new EventSource({
      mapping,
      target: { arn: target.arn, invoke },
      store,
      clock,
      onError: (error) => fail(target.label, error),
      stopping,
    });
  });

  backends = {
    dynamoDbPort: dynamoDb.port,
    objectStorePort: store.port,
    ses,
    scheduler,
    ssm,
    lambda: new LambdaApi(functions, resources, (arn, payload, deadLetters) =>
      delivery.handOver(arn, payload, deadLetters),
    ),
    announcedBuckets: announcedBuckets(resources),
    announceObject: (bucket, key, size, etag) => rules.publish(objectCreated(clock.now(), bucket, key, size, etag)),
    messageQueued: kickSources,
    onCall: options.onCall,
    meterCapacity: options.meterCapacity,
    disturb: options.disturb,
    endCaller: (session) => {
      for (const lambda of functions.values()) lambda.end(session);
    },
  };
  const apis = ofType('AWS::ApiGatewayV2::Api').map((api) => createHttpApi(api, resources, functions, clock, fail));
  edge = createHttpEdge(resources, apis, store.port);
  rules.resume();
  for (const source of sources) await source.start();

  async function drain(): Promise<void> {
    for (;;) {
      stopping.throwIfAborted();
      if (rules.idle && delivery.idle && sources.every((source) => source.idle)) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  const timekeeper = new Timekeeper({
    clock,
    scheduler,
    delivery,
    sweepExpired: (now) => tables.sweepExpired(now),
    drain,
    onError: (error) => fail('scheduler', error),
    stopping,
  });
  cleanups.push(() => timekeeper.stop());

  return {
    url,
    endpoint: `http://127.0.0.1:${gatewayPort}`,
    clock,
    mails: () => mailStore.all(),
    ...buckets,
    invoke: async (functionName, event) => functionNamed(functions, functionName).invoke(event),
    nextSchedule: () => scheduler.next()?.at,
    advanceTo: (instant) => timekeeper.advanceTo(instant),
    drain,
    logCounts: () => counters.sums,
    failures: () => [
      ...thrown,
      ...ofType('AWS::SQS::Queue').flatMap(({ name }) => {
        const { ready } = store.queues.content(name);
        const fed = sources.some((source) => source.queue === name);
        return ready === 0 || fed ? [] : [{ where: name, what: `${ready} on the dead-letter queue` }];
      }),
    ],
    stopping,
    stop,
  };
}

function closeServer(server: ReturnType<typeof loopbackServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
